import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { DIALECT, described, leafSchema, orNull } from './json-schema.ts';
import type { JsonSchema } from './operation.ts';
import { type SelectedField, type SelectionContext, collectFields } from './selection.ts';

type Sets = readonly SelectionSetNode[];

/** The schema of `data` for a selection on a root type. It is open: a field that is added later breaks no reader. */
export const outputSchema = (
  context: SelectionContext,
  root: GraphQLObjectType,
  selection: SelectionSetNode,
): JsonSchema => ({ $schema: DIALECT, ...compositeSchema(context, root, [selection]) });

function typeSchema(context: SelectionContext, type: GraphQLOutputType, sets: Sets): JsonSchema {
  return isNonNullType(type) ? definiteSchema(context, type.ofType, sets) : orNull(definiteSchema(context, type, sets));
}

function definiteSchema(context: SelectionContext, type: GraphQLOutputType, sets: Sets): JsonSchema {
  if (isNonNullType(type)) return definiteSchema(context, type.ofType, sets);
  if (isListType(type)) return { type: 'array', items: typeSchema(context, type.ofType, sets) };
  return isLeafType(type) ? leafSchema(type) : compositeSchema(context, type, sets);
}

/** What one possible type shows. */
interface Shape {
  readonly type: GraphQLObjectType;
  readonly fields: ReadonlyMap<string, SelectedField>;
}

/**
 * One object for all possible types together: a field that only some of them show is not required.
 * One schema a type would say more, but be several times as long where titles are nested.
 */
function compositeSchema(context: SelectionContext, type: GraphQLCompositeType, sets: Sets): JsonSchema {
  const types = isAbstractType(type) ? context.schema.getPossibleTypes(type) : [type];
  const shapes = types.map((one): Shape => ({ type: one, fields: collectFields(context, one, sets) }));
  const keys = [...new Set(shapes.flatMap(({ fields }) => [...fields.keys()]))];
  return {
    type: 'object',
    properties: Object.fromEntries(keys.map((key) => [key, propertySchema(context, shapes, key)])),
    required: keys.filter((key) => shapes.every(({ fields }) => fields.get(key)?.optional === false)),
  };
}

/** What a key holds on each type that shows it; most often the same on all. */
function propertySchema(context: SelectionContext, shapes: readonly Shape[], key: string): JsonSchema {
  const shown = shapes.flatMap(({ type, fields }) => {
    const selected = fields.get(key);
    return selected ? [{ type, selected }] : [];
  });
  if (shown.every(({ selected }) => selected.name === '__typename')) {
    return { type: 'string', enum: shown.map(({ type }) => type.name) };
  }
  const schemas = shown.map(({ type, selected }) =>
    typeSchema(context, fieldOf(type, selected.name).type, selected.sets),
  );
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const descriptions = shown.map(({ type, selected }) => descriptionOf(type, selected.name));
  return described(
    distinct.length === 1 && distinct[0] ? distinct[0] : { anyOf: distinct },
    descriptions.find(Boolean),
  );
}

function fieldOf(type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> {
  const field = type.getFields()[name];
  if (field) return field;
  throw new TypeError(`${type.name} has no field ${name}`);
}

/** A field's own description, else that of an interface it comes from. */
const descriptionOf = (type: GraphQLObjectType, name: string): string | undefined =>
  [type, ...type.getInterfaces()].map((one) => one.getFields()[name]?.description).find((text) => text != null) ??
  undefined;
