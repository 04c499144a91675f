import fc from 'fast-check';
import type { JsonSchema } from '../../../src/operations/operation.ts';

/** Numbers and texts with bounds, so close together that one is often within the other. */
const bounded: fc.Arbitrary<JsonSchema> = fc.oneof(
  fc
    .record({ minimum: fc.integer({ min: 0, max: 2 }), maximum: fc.integer({ min: 2, max: 4 }) }, { requiredKeys: [] })
    .map((bounds) => ({ type: 'integer', ...bounds })),
  fc
    .record({ minLength: fc.constantFrom(0, 1), maxLength: fc.constantFrom(1, 2) }, { requiredKeys: [] })
    .map((bounds) => ({
      type: 'string',
      ...bounds,
    })),
);

const leaf: fc.Arbitrary<JsonSchema> = fc.oneof(
  fc.constantFrom('string', 'boolean', 'integer', 'integer', 'number', 'number').map((type) => ({ type })),
  fc.subarray(['A', 'B', 'C'], { minLength: 1 }).map((values) => ({ type: 'string', enum: values })),
  fc.constantFrom({ type: 'string', pattern: '^[A-Z]$' }, {}),
  bounded,
);

/** A schema, and one that is like it here and unlike it there: two that have nothing in common would teach little. */
export type Pair = readonly [before: JsonSchema, after: JsonSchema];

const both = ([a, b]: Pair, change: (schema: JsonSchema) => JsonSchema): Pair => [change(a), change(b)];
const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const orNull = (schema: JsonSchema, nullable: boolean): JsonSchema =>
  nullable ? { anyOf: [schema, { type: 'null' }] } : schema;

interface Field {
  readonly pair: Pair;
  /** Whether it is there, and whether it is required: before, after. */
  readonly there: readonly [boolean, boolean];
  readonly required: readonly [boolean, boolean];
}

function objectOf(fields: Readonly<Record<string, Field>>, side: 0 | 1): JsonSchema {
  const there = Object.entries(fields).filter(([, field]) => field.there[side]);
  return {
    type: 'object',
    properties: Object.fromEntries(there.map(([name, { pair }]) => [name, pair[side]])),
    required: there.filter(([, field]) => field.required[side]).map(([name]) => name),
  };
}

const often = fc.integer({ min: 0, max: 4 }).map((dice) => dice > 0);
const flags = fc.tuple(often, often);

/** Schemas of the kind that operations have. */
const { schema, object } = fc.letrec<{ schema: Pair; object: Pair; one: Pair }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 3, arbitrary: fc.tuple(leaf, leaf) },
    { weight: 3, arbitrary: leaf.map((one): Pair => [one, one]) },
    { weight: 1, arbitrary: tie('schema').map((pair) => both(pair, listOf)) },
    { weight: 1, arbitrary: tie('object') },
  ),
  schema: fc.oneof(
    { weight: 4, arbitrary: tie('one') },
    {
      weight: 2,
      arbitrary: fc.tuple(tie('one'), flags).map(([[a, b], [was, is]]): Pair => [orNull(a, was), orNull(b, is)]),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.array(tie('one'), { minLength: 2, maxLength: 3 }), flags)
        .map(([all, [was, is]]): Pair => [
          { anyOf: all.slice(was ? 0 : 1).map(([a]) => a) },
          { anyOf: all.slice(is ? 0 : 1).map(([, b]) => b) },
        ]),
    },
  ),
  object: fc
    .dictionary(fc.constantFrom('a', 'b'), fc.record<Field>({ pair: tie('schema'), there: flags, required: flags }), {
      noNullPrototype: true,
    })
    .map((fields): Pair => [objectOf(fields, 0), objectOf(fields, 1)]),
}));

/** Input schemas take no property that they do not name; output schemas are open. */
const closed = (given: JsonSchema): JsonSchema => {
  const { properties, items, anyOf } = given as {
    properties?: Record<string, JsonSchema>;
    items?: JsonSchema;
    anyOf?: JsonSchema[];
  };
  return {
    ...given,
    ...(anyOf && { anyOf: anyOf.map(closed) }),
    ...(items && { items: closed(items) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, closed(one)])),
      additionalProperties: false,
    }),
  };
};

export const outputPairs = object;
export const inputPairs = object.map((pair) => both(pair, closed));
export const anyPairs = fc.oneof(schema, inputPairs);

/** A value that fits a schema. */
export function fitting(given: JsonSchema): fc.Arbitrary<unknown> {
  const {
    type,
    anyOf,
    enum: values,
    items,
    properties,
    required,
    pattern,
    minimum,
    maximum,
    minLength,
  } = given as {
    type?: string;
    anyOf?: JsonSchema[];
    enum?: string[];
    items?: JsonSchema;
    properties?: Record<string, JsonSchema>;
    required?: string[];
    pattern?: string;
    minimum?: number;
    maximum?: number;
    minLength?: number;
  };
  if (anyOf) return fc.oneof(...anyOf.map(fitting));
  if (values) return fc.constantFrom(...values);
  if (minimum !== undefined || maximum !== undefined) return fc.integer({ min: minimum ?? -9, max: maximum ?? 9 });
  if (minLength) return fc.constantFrom('A', 'z');
  if (pattern) return fc.constantFrom('A', 'Z');
  if (properties) {
    const fields = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, fitting(one)]));
    return fc.record(fields, { requiredKeys: required ?? [], noNullPrototype: true });
  }
  if (items) return fc.array(fitting(items), { maxLength: 2 });
  return BY_TYPE[type ?? 'any'] ?? fc.constant(null);
}

const BY_TYPE: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  string: fc.constantFrom('', 'A', 'z'),
  integer: fc.integer(),
  number: fc.constantFrom(0.5, 1.5, 2),
  boolean: fc.boolean(),
  null: fc.constant(null),
  any: fc.constantFrom<unknown>('A', 'z', 1, 0.5, true, [], {}),
};
