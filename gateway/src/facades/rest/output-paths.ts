import type { JsonSchema } from '../../operations/operation.ts';

/** The properties of what a schema describes: of the items of a list, and of all that it may be. */
export function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  const { properties, items, anyOf } = schema as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly items?: JsonSchema;
    readonly anyOf?: readonly JsonSchema[];
  };
  return Object.assign(
    Object.create(null) as Record<string, JsonSchema>,
    ...(anyOf ?? []).map(propertiesOf),
    items && propertiesOf(items),
    properties,
  ) as Readonly<Record<string, JsonSchema>>;
}
