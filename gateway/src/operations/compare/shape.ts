import type { JsonSchema } from '../operation.ts';

/** The schemas that a value may fit, null apart from them: `orNull` and the unions that an output schema has. */
export interface Shape {
  readonly nullable: boolean;
  readonly alternatives: readonly JsonSchema[];
}

export function readShape(schema: JsonSchema): Shape {
  if (schema['type'] === 'null') return { nullable: true, alternatives: [] };
  const { anyOf } = schema as { anyOf?: readonly JsonSchema[] };
  if (!anyOf) return { nullable: false, alternatives: [schema] };
  const parts = anyOf.map(readShape);
  return {
    nullable: parts.some(({ nullable }) => nullable),
    alternatives: parts.flatMap(({ alternatives }) => alternatives),
  };
}

/** What an alternative says of the values it takes. */
export interface Facets {
  /** `any` when it says none. */
  readonly type: string;
  readonly values: readonly string[] | undefined;
  readonly items: JsonSchema;
  readonly properties: ReadonlyMap<string, JsonSchema>;
  readonly required: ReadonlySet<string>;
  /** True when it takes no property that it does not name. */
  readonly closed: boolean;
  /** All other keywords (`format`, `pattern`, `maximum`, …), by name. */
  readonly constraints: ReadonlyMap<string, unknown>;
}

export function readFacets(schema: JsonSchema): Facets {
  const { type, enum: values, items, properties, required, additionalProperties, ...rest } = schema;
  return {
    type: typeof type === 'string' ? type : type === undefined ? 'any' : JSON.stringify(type),
    values: values as readonly string[] | undefined,
    items: (items ?? {}) as JsonSchema,
    properties: new Map(Object.entries((properties ?? {}) as Readonly<Record<string, JsonSchema>>)),
    required: new Set((required ?? []) as readonly string[]),
    closed: additionalProperties === false,
    constraints: readConstraints(rest),
  };
}

/** Keywords that say nothing about which values fit. */
const ANNOTATIONS: ReadonlySet<string> = new Set(['$schema', 'title', 'description', 'default']);

const readConstraints = (rest: JsonSchema): ReadonlyMap<string, unknown> =>
  new Map(
    Object.entries(rest)
      .filter(([name]) => !ANNOTATIONS.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** A type in words: `string`, `string {"format":"date"}`, `one of DRAMA, COMEDY`. */
export function nameType({ type, values, constraints, closed }: Facets): string {
  if (values) return `one of ${values.join(', ')}`;
  const known = { any: 'any value', array: 'list', object: closed ? 'object' : 'open object' }[type] ?? type;
  return constraints.size > 0 ? `${known} ${JSON.stringify(Object.fromEntries(constraints))}` : known;
}
