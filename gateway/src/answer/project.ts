import {
  type GraphQLFormattedError,
  type GraphQLLeafType,
  GraphQLNonNull,
  type GraphQLOutputType,
  GraphQLString,
  getNamedType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { type DataObject, type Path, isObject } from './data.ts';
import type { Fault } from './fault.ts';
import { type FaultIndex, indexFaults, locate } from './locate.ts';
import type { DeferredShape, FieldShape, SelectionShape } from './shape.ts';
import type { TypeFacts } from './type-facts.ts';

export interface ProjectOptions {
  readonly shape: SelectionShape;
  /** The type of the data, where the data itself does not say. */
  readonly type: string;
  readonly data: DataObject;
  /** Where the data stands: by the client's names, and by the data's own. */
  readonly path: Path;
  readonly at: Path;
  readonly faults: readonly Fault[];
  readonly types: TypeFacts;
  /** Answers `__schema` and `__type`. */
  readonly introspect: (field: FieldShape) => unknown;
}

/** A deferred fragment at one place of an answer. */
export interface DeferredPlace {
  readonly fragment: DeferredShape;
  readonly type: string;
  readonly object: DataObject;
  readonly path: Path;
  readonly at: Path;
}

export interface Projected {
  readonly data: DataObject | null;
  readonly errors: readonly GraphQLFormattedError[];
  /** What comes later. */
  readonly deferred: readonly DeferredPlace[];
}

/** A value that may not be null is: its parent becomes null instead (GraphQL §6.4.4). */
const BUBBLE = Symbol('bubble');

interface Projection extends ProjectOptions {
  readonly index: FaultIndex;
  readonly errors: GraphQLFormattedError[];
  deferred: DeferredPlace[];
}

/** The client's answer out of the canonical data: its names, its order, its nulls, and every error with its path. */
export function project(options: ProjectOptions): Projected {
  const { shape, type, data, path, at, faults } = options;
  const projection: Projection = { ...options, index: indexFaults(faults), errors: [], deferred: [] };
  const made = objectOf(projection, shape, type, data, path, at);
  const errors = unique([...faults.flatMap((fault) => locate(fault, options)), ...projection.errors]);
  return made === BUBBLE ? { data: null, errors, deferred: [] } : { data: made, errors, deferred: projection.deferred };
}

/** What several fetches failed at for one reason is told once. */
const unique = (errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] =>
  errors.length < 2 ? errors : [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];

function objectOf(
  projection: Projection,
  shape: SelectionShape,
  staticType: string,
  object: DataObject,
  path: Path,
  at: Path,
): DataObject | typeof BUBBLE {
  const made = Object.create(null) as DataObject;
  const runtimeType = runtimeTypeOf(object, staticType);
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

/** What became null has no deferred parts. */
function forget(projection: Projection, path: Path): null {
  projection.deferred = projection.deferred.filter((place) => !startsWith(place.path, path));
  return null;
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

/** A value that the type cannot have, such as an enum value that clients may not see, is an error. */
function leafOf(projection: Projection, type: GraphQLLeafType, value: unknown, path: Path): unknown {
  if (isEnumType(type)) {
    return typeof value === 'string' && type.getValue(value) ? value : hide(projection, `The enum ${type.name}`, path);
  }
  if (type.name === 'ID') return typeof value === 'number' ? String(value) : value;
  return value;
}

/** A subgraph gave what the supergraph does not show to clients (`@inaccessible`), or does not have. */
function hide({ errors }: Projection, what: string, path: Path): null {
  const message = `${what} has a value here that cannot be shown.`;
  errors.push({ message, path, extensions: { code: 'SUBGRAPH_ERROR' } });
  return null;
}

/** One error tells why; where a fault explains the null, it does. */
function bubble(projection: Projection, field: FieldShape, path: Path, at: Path): typeof BUBBLE {
  const told = projection.index.explains(at) || projection.errors.some((error) => startsWith(error.path ?? [], path));
  if (!told) {
    const message = `Cannot return null for non-nullable field ${field.parentType}.${field.fieldName}.`;
    projection.errors.push({ message, path, extensions: { code: 'SUBGRAPH_ERROR' } });
  }
  return BUBBLE;
}

const startsWith = (path: Path, start: Path) => start.every((segment, index) => path[index] === segment);
