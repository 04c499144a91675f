import type { LockedOperation } from '../lock.ts';
import type { Audience, JsonSchema } from '../operation.ts';
import type { Door } from './door.ts';

/** Whose variant is given at a door. */
const AUDIENCE: Readonly<Record<Door['kind'], Audience>> = { id: 'APP', route: 'PARTNER', tool: 'AGENT' };

/** An operation as those see it who come by this door: their variant, and over REST what is sent as the body and answered from within. */
export function viewAt({ kind }: Door, operation: LockedOperation): LockedOperation {
  const seen = { ...operation, ...operation.variants?.[AUDIENCE[kind]] };
  if (kind !== 'route') return seen;
  return {
    ...seen,
    inputSchema: seen.body === undefined ? seen.inputSchema : withBody(seen.inputSchema, seen.body),
    outputSchema: (seen.hoist ?? []).reduce(within, seen.outputSchema),
  };
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** A body has no name: who calls the route cannot tell one variable from another. No variable is called like this. */
const BODY = '(body)';

function withBody(schema: JsonSchema, body: string): JsonSchema {
  const { properties = {}, required = [] } = schema as ObjectSchema;
  const rename = (name: string) => (name === body ? BODY : name);
  const renamed = Object.entries(properties).map(([name, one]) => [rename(name), one] as const);
  return { ...schema, properties: Object.fromEntries(renamed), required: required.map(rename) };
}

/** What a key holds when it holds anything: a null on the way is a 404. */
function within(schema: JsonSchema, key: string): JsonSchema {
  const { properties = {} } = schema as ObjectSchema;
  const { anyOf, ...found } = properties[key] ?? {};
  const definite = (anyOf as readonly JsonSchema[] | undefined)?.filter((one) => one['type'] !== 'null');
  if (!definite) return found;
  return definite.length === 1 ? { ...found, ...definite[0] } : { ...found, anyOf: definite };
}
