import type { JsonSchema, OperationVariable } from '../../../operations/operation.ts';

export function printParameter(
  { name, description, required, schema }: OperationVariable,
  place: 'path' | 'query',
): JsonSchema {
  const { description: _, ...shape } = withoutNull(schema);
  return {
    name,
    in: place,
    description: `${description}${isObject(shape) ? ` Written as \`${name}[field]=value\`; a list by repeating or with commas.` : ''}`,
    required: place === 'path' || required,
    ...(place === 'query' && styleOf(shape)),
    schema: shape,
  };
}

const isObject = (schema: JsonSchema): boolean => schema['type'] === 'object';

/** OpenAPI 3.1 §4.8.12.3 */
function styleOf(schema: JsonSchema): JsonSchema {
  if (isObject(schema)) return { style: 'deepObject', explode: true };
  return schema['type'] === 'array' ? { style: 'form', explode: false } : {};
}

/** A path or query cannot say null: what may be null may be left out. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  const choices = Array.isArray(anyOf) ? (anyOf as readonly JsonSchema[]).filter((one) => one['type'] !== 'null') : [];
  const [only] = choices;
  const shape = choices.length === 1 && only ? { ...only, ...rest } : schema;
  const properties = shape['properties'] as Readonly<Record<string, JsonSchema>> | undefined;
  if (!properties) return shape;
  const fields = Object.entries(properties).map(([name, field]) => [name, withoutNull(field)]);
  return { ...shape, properties: Object.fromEntries(fields) };
}
