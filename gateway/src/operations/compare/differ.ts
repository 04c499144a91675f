import type { JsonSchema } from '../operation.ts';
import type { Difference, DifferenceKind } from './difference.ts';
import { type Facets, nameType, readFacets, readShape } from './shape.ts';
import { compareWidth } from './width.ts';

type Differences = readonly Difference[];

/**
 * Everything in which two schemas differ, of the kind that operations have (`json-schema.ts` says which). Descriptions are not looked at.
 * What is not understood counts as a change: nothing that could break a client is passed over.
 */
export function differ(before: JsonSchema, after: JsonSchema, path = ''): Differences {
  const [a, b] = [readShape(before), readShape(after)];
  return [
    ...(a.nullable === b.nullable ? [] : [{ kind: b.nullable ? 'null-allowed' : 'null-refused', path } as const]),
    ...differDefaults(before, after, path),
    ...differAlternatives(a.alternatives, b.alternatives, path),
  ];
}

function differDefaults(before: JsonSchema, after: JsonSchema, path: string): Differences {
  const [from = 'none', to = 'none'] = [before, after].map((schema) => JSON.stringify(schema['default']));
  return from === to ? [] : [{ kind: 'default-changed', path, from, to }];
}

/** Of several, those that are on both sides are left aside; the others are compared in their order. */
function differAlternatives(before: readonly JsonSchema[], after: readonly JsonSchema[], path: string): Differences {
  const [first, second] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && first && second) return differOne(first, second, path);
  const isIn = (list: readonly JsonSchema[], one: JsonSchema) =>
    list.some((other) => differOne(one, other, '').length === 0);
  const left = before.filter((one) => !isIn(after, one));
  const right = after.filter((one) => !isIn(before, one));
  const paired = Math.min(left.length, right.length);
  return [
    ...left.slice(0, paired).flatMap((one, at) => differOne(one, right[at] ?? {}, path)),
    ...left.slice(paired).map((one) => ({ kind: 'type-narrowed', path, from: nameOf(one), to: 'nothing' }) as const),
    ...right.slice(paired).map((one) => ({ kind: 'type-widened', path, from: 'nothing', to: nameOf(one) }) as const),
  ];
}

const nameOf = (schema: JsonSchema): string => nameType(readFacets(schema));

function differOne(before: JsonSchema, after: JsonSchema, path: string): Differences {
  const [a, b] = [readFacets(before), readFacets(after)];
  const width = compareWidth(a, b);
  return [
    ...(width === 'same' ? [] : [{ kind: `type-${width}`, path, from: nameType(a), to: nameType(b) } as const]),
    ...(a.type === b.type ? differInside(a, b, path) : []),
  ];
}

const differInside = (before: Facets, after: Facets, path: string): Differences => [
  ...differValues(before.values, after.values, path),
  ...(before.type === 'array' ? differ(before.items, after.items, `${path}[]`) : []),
  ...[...new Set([...before.properties.keys(), ...after.properties.keys()])].flatMap((name) =>
    differProperty(before, after, name, path ? `${path}.${name}` : name),
  ),
];

function differValues(
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
  path: string,
): Differences {
  if (!before || !after) return [];
  return [
    ...before.filter((value) => !after.includes(value)).map((from) => ({ kind: 'value-removed', path, from }) as const),
    ...after.filter((value) => !before.includes(value)).map((to) => ({ kind: 'value-added', path, to }) as const),
  ];
}

function differProperty(before: Facets, after: Facets, name: string, path: string): Differences {
  const [from, to] = [before.properties.get(name), after.properties.get(name)];
  const need = { before: before.required.has(name), after: after.required.has(name) };
  if (!from) return [{ kind: need.after ? 'required-added' : 'optional-added', path }];
  if (!to) return [{ kind: need.before ? 'required-removed' : 'optional-removed', path }];
  const inside = differ(from, to, path);
  if (need.before === need.after) return inside;
  const kind = need.after ? 'made-required' : 'made-optional';
  return [{ kind, path }, ...inside.filter((one) => one.path !== path || !SAID_BY[kind].includes(one.kind))];
}

/** `String` → `String!` is one difference, though null is refused too and a default is gone. */
const SAID_BY: Readonly<Record<'made-required' | 'made-optional', readonly DifferenceKind[]>> = {
  'made-required': ['null-refused', 'default-changed'],
  'made-optional': ['null-allowed', 'default-changed'],
};
