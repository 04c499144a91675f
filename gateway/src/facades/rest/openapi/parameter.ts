import type { JsonSchema, OperationVariable } from '../../../operations/operation.ts';
import type { RestOperation } from '../route.ts';
import { parameterExamples } from './examples.ts';
import { definite } from './definite.ts';

/** A variable that is read from the path or the query. */
export function printParameter(
  operation: RestOperation,
  { name, description, required, schema }: OperationVariable,
  place: 'path' | 'query',
): JsonSchema {
  const { description: _, ...shape } = withoutNull(schema);
  const examples = parameterExamples(operation, name);
  return {
    name,
    in: place,
    description: `${description}${isObject(shape) ? ` Written as \`${name}[field]=value\`; a list by repeating or with commas.` : ''}`,
    required: place === 'path' || required,
    ...(place === 'query' && styleOf(shape)),
    schema: shape,
    ...(examples && { examples }),
  };
}

const isObject = (schema: JsonSchema): boolean => schema['type'] === 'object';

/** OpenAPI 3.1 §4.8.12.3 */
function styleOf(schema: JsonSchema): JsonSchema {
  if (isObject(schema)) return { style: 'deepObject', explode: true };
  return schema['type'] === 'array' ? { style: 'form', explode: false } : {};
}

/** A path or query cannot say null: what may be null may be left out. */
export function withoutNull(schema: JsonSchema): JsonSchema {
  const shape = definite(schema);
  const properties = shape['properties'] as Readonly<Record<string, JsonSchema>> | undefined;
  if (!properties) return shape;
  const fields = Object.entries(properties).map(([name, field]) => [name, withoutNull(field)]);
  return { ...shape, properties: Object.fromEntries(fields) };
}
