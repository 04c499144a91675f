import type { GraphQLSchema, VariableDefinitionNode } from 'graphql';
import { directiveValues } from './directives.ts';
import type { Constraint, JsonSchema } from './operation.ts';

export const readConstraint = (schema: GraphQLSchema, definition: VariableDefinitionNode): Constraint | undefined =>
  directiveValues<Constraint>(schema, definition, 'constraint');

interface Parts {
  readonly type?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
}

/** The schema of a variable with what its constraint says: of the list itself, and of the innermost values. */
export function constrained(schema: JsonSchema, constraint: Constraint): JsonSchema {
  const { type, anyOf, items } = schema as Parts;
  if (anyOf) return { ...schema, anyOf: anyOf.map((one) => constrained(one, constraint)) };
  if (type === 'null') return schema;
  if (type !== 'array' || !items) return { ...schema, ...valueKeywords(constraint) };
  const { minItems, maxItems, ...ofItems } = constraint;
  return { ...schema, ...defined({ minItems, maxItems }), items: constrained(items, ofItems) };
}

const valueKeywords = ({ min, max, minLength, maxLength, pattern }: Constraint): JsonSchema =>
  defined({ minimum: min, maximum: max, minLength, maxLength, pattern });

const defined = (keywords: JsonSchema): JsonSchema =>
  Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));

/** The schema of the innermost values: of `[String!]` that of `String`. */
export function valueSchema(schema: JsonSchema): JsonSchema {
  const { anyOf, items } = schema as Parts;
  if (anyOf) return valueSchema(anyOf.find((one) => one['type'] !== 'null') ?? {});
  return items ? valueSchema(items) : schema;
}

export function isListSchema({ type, anyOf }: Parts): boolean {
  return type === 'array' || (anyOf?.some((one) => one['type'] === 'array') ?? false);
}
