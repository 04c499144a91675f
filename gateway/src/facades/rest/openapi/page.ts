import type { JsonSchema } from '../../../operations/operation.ts';
import type { RestOperation } from '../router.ts';

/**
 * Whether it answers page by page: a variable that goes on after a cursor, and a connection in the field that is hoisted, that
 * `@http(page)` names, or that is the only one.
 */
export function isPaged({ http, hoist, variables, outputSchema }: RestOperation): boolean {
  const keys = Object.keys(propertiesOf(outputSchema));
  const path = http.page === undefined ? (hoist ?? keys) : [http.page];
  if (!variables.some(({ name }) => name === 'after') || (!hoist && path.length !== 1)) return false;
  const field = path.reduce<JsonSchema | undefined>((schema, key) => propertiesOf(schema)[key], outputSchema);
  return 'endCursor' in propertiesOf(propertiesOf(field)['pageInfo']);
}

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
