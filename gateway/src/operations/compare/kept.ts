import type { LockedOperation } from '../lock.ts';
import type { JsonSchema } from '../operation.ts';
import { routeShape, routeVariables } from '../route.ts';
import { type Demand, compareDemands } from './demands.ts';
import type { Door } from './door.ts';
import type { Leveled } from './finding.ts';
import { type Change, compareSchemas } from './schemas.ts';

/** What has changed in an operation for those who reach it here. */
export function compareKept(door: Door, before: LockedOperation, after: LockedOperation): readonly Leveled[] {
  const about = { client: door.client, operation: after.name, subject: door.nameOf(after) ?? '' };
  const changes = [
    ...compareSchemas(
      'input',
      before.inputSchema,
      door.kind === 'route' ? asNamedBefore(before, after) : after.inputSchema,
    ),
    ...compareSchemas('output', before.outputSchema, after.outputSchema),
  ];
  const label = door.kind === 'id' ? after.name : `${after.name}, ${about.subject}`;
  const told = ({ says, ...change }: Change): Leveled => ({ ...change, ...about, message: `${label}: ${says}.` });
  const demands = compareDemands(before, after).map((demand) => tell(demand, { ...about, label }));
  return [...compareKinds(before, after, { ...about, label }), ...demands, ...changes.map(told)];
}

export const tell = ({ says, ...demand }: Demand, { label, ...about }: About): Leveled => ({
  ...demand,
  ...about,
  message: `${label}: ${says}.`,
});

interface About extends Pick<Leveled, 'client' | 'operation' | 'subject'> {
  readonly label: string;
}

function compareKinds(before: LockedOperation, after: LockedOperation, { label, ...about }: About): readonly Leveled[] {
  if (before.kind === after.kind) return [];
  const message = `${label}: was a ${before.kind} and is a ${after.kind} now.`;
  return [{ level: 'warning', code: 'kind-changed', ...about, message }];
}

/** The variables in a route are known by their place: who calls `/titles/{id}` cannot tell it from `/titles/{title}`. */
function asNamedBefore(before: LockedOperation, after: LockedOperation): JsonSchema {
  const { properties = {}, required = [] } = after.inputSchema as {
    properties?: Readonly<Record<string, JsonSchema>>;
    required?: readonly string[];
  };
  const rename = renaming(before.http?.route ?? '', after.http?.route ?? '');
  const renamed = new Map(Object.entries(properties).map(([name, one]) => [rename(name), one]));
  // The former name is that of something else now: then nothing can be told by places.
  if (renamed.size < Object.keys(properties).length) return after.inputSchema;
  return { ...after.inputSchema, properties: Object.fromEntries(renamed), required: required.map(rename) };
}

/** From the name that a variable has in a route to the one it had in the route before, where both are of one shape. */
function renaming(before: string, after: string): (name: string) => string {
  if (routeShape(before) !== routeShape(after)) return (name) => name;
  const [was, is] = [routeVariables(before), routeVariables(after)];
  const names = new Map(is.map((name, at) => [name, was[at] ?? name]));
  return (name) => names.get(name) ?? name;
}
