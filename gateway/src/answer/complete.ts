import {
  GraphQLNonNull,
  type GraphQLOutputType,
  GraphQLString,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { leafOf } from './complete-leaf.ts';
import { type DataObject, type Path, isObject } from './data.ts';
import { BUBBLE, bubble, forget, hide } from './nulls.ts';
import type { Projection } from './projection.ts';
import type { FieldShape, SelectionShape } from './shape.ts';

/** An object as the client selected it, its values completed by their types (GraphQL §6.4.3). */
export function objectOf(
  projection: Projection,
  shape: SelectionShape,
  staticType: string,
  object: DataObject,
  path: Path,
  at: Path,
): DataObject | typeof BUBBLE {
  const runtimeType = runtimeTypeOf(object, staticType);
  if (shape.isUndecided(runtimeType)) return untyped(projection, runtimeType, path, at);
  const made = Object.create(null) as DataObject;
  for (const field of shape.fieldsOf(runtimeType)) {
    const value = fieldOf(projection, field, runtimeType, object, [...path, field.responseName], [...at, field.key]);
    if (value === BUBBLE) return BUBBLE;
    made[field.responseName] = value;
  }
  for (const fragment of shape.deferredOf(runtimeType))
    projection.deferred.push({ fragment, type: runtimeType, object, path, at });
  return made;
}

const runtimeTypeOf = (object: DataObject, staticType: string): string =>
  typeof object['__typename'] === 'string' ? object['__typename'] : staticType;

/** What is selected cannot be known: the subgraph that knows the object's type did not tell it. */
const untyped = (projection: Projection, parentType: string, path: Path, at: Path): typeof BUBBLE =>
  bubble(projection, { parentType, fieldName: '__typename' }, [...path, '__typename'], [...at, '__typename']);

/** An interface's name says that nobody told of which type the object is: no client may take it for one. */
const NO_TYPE = new GraphQLNonNull(GraphQLString);

function fieldOf(
  projection: Projection,
  field: FieldShape,
  runtimeType: string,
  object: DataObject,
  path: Path,
  at: Path,
): unknown {
  if (field.fieldName === '__typename') {
    const told = projection.types.isAbstract(runtimeType) ? null : runtimeType;
    return valueOf(projection, field, NO_TYPE, told, path, at);
  }
  if (!field.type) return projection.introspect(field);
  return valueOf(projection, field, field.type, object[field.key], path, at);
}

function valueOf(
  projection: Projection,
  field: FieldShape,
  type: GraphQLOutputType,
  value: unknown,
  path: Path,
  at: Path,
): unknown {
  if (isNonNullType(type)) {
    const inner = valueOf(projection, field, type.ofType, value, path, at);
    return inner === null ? bubble(projection, field, path, at) : inner;
  }
  const inner = value === null || value === undefined ? null : presentValue(projection, field, type, value, path, at);
  return inner === BUBBLE ? forget(projection, path) : inner;
}

function presentValue(
  projection: Projection,
  field: FieldShape,
  type: GraphQLOutputType,
  value: unknown,
  path: Path,
  at: Path,
): unknown {
  if (isListType(type)) return Array.isArray(value) ? listOf(projection, field, type.ofType, value, path, at) : null;
  const named = getNamedType(type);
  if (isLeafType(named)) return leafOf(projection, named, value, path);
  if (!isObject(value) || !field.selection) return null;
  const runtimeType = runtimeTypeOf(value, named.name);
  if (!projection.types.isKnown(runtimeType)) return hide(projection, `An object of this field`, path);
  return objectOf(projection, field.selection, named.name, value, path, at);
}

function listOf(
  projection: Projection,
  field: FieldShape,
  type: GraphQLOutputType,
  values: readonly unknown[],
  path: Path,
  at: Path,
): unknown {
  const made: unknown[] = [];
  for (const [index, value] of values.entries()) {
    const item = valueOf(projection, field, type, value, [...path, index], [...at, index]);
    if (item === BUBBLE) return BUBBLE;
    made.push(item);
  }
  return made;
}
