import type { JsonSchema } from '../../../operations/operation.ts';

/** The properties of a schema, or of the one beside null. */
export function propertiesOf(schema: JsonSchema | undefined): Readonly<Record<string, JsonSchema>> {
  return (definite(schema ?? {})['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
}

/** Without null as an alternative; the description stays. */
export function definite(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  const choices = Array.isArray(anyOf) ? (anyOf as readonly JsonSchema[]).filter((one) => one['type'] !== 'null') : [];
  const [only] = choices;
  return choices.length === 1 && only ? { ...only, ...rest } : schema;
}
