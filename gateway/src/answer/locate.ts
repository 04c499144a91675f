import { type GraphQLFormattedError, getNamedType } from 'graphql';
import { type DataObject, type Path, isObject } from './data.ts';
import type { Fault } from './fault.ts';
import type { FieldShape, SelectionShape } from './shape.ts';
import type { TypeFacts } from './type-facts.ts';

export interface FaultIndex {
  /** Whether a null at this place of the data is told of by a fault: at it, below it, or of a whole fetch above it. */
  explains(at: Path): boolean;
}

export function indexFaults(faults: readonly Fault[]): FaultIndex {
  const atOrBelow = new Set<string>();
  const wholes = new Set<string>();
  for (const { path, whole, covers } of faults) {
    for (let length = 0; length <= path.length; length += 1) atOrBelow.add(keyOf(path.slice(0, length)));
    if (whole) wholes.add(keyOf(path));
    if (covers) wholes.add(keyOf(covers));
  }
  const hasWholeAbove = (at: Path) => at.some((_segment, length) => wholes.has(keyOf(at.slice(0, length))));
  return { explains: (at) => faults.length > 0 && (atOrBelow.has(keyOf(at)) || hasWholeAbove(at)) };
}

const keyOf = (path: Path) => JSON.stringify(path);

export interface LocateOptions {
  readonly shape: SelectionShape;
  readonly type: string;
  readonly data: DataObject;
  /** Where the data stands: by the client's names, and by the data's own. */
  readonly path: Path;
  readonly at: Path;
  readonly types: TypeFacts;
}

/** A fault as the errors of the client: one for each of the client's names for the place. */
export function locate(fault: Fault, options: LocateOptions): readonly GraphQLFormattedError[] {
  const { shape, type, data, path, at, types } = options;
  const { message, extensions } = fault;
  const below = translate({ types, shape, type }, data, fault.path.slice(at.length));
  const paths = below.map((rest) => [...path, ...rest]);
  return paths.map((place) => (place.length > 0 ? { message, path: place, extensions } : { message, extensions }));
}

/** What is selected at a place, on what type. */
interface Selected {
  readonly types: TypeFacts;
  readonly shape: SelectionShape | undefined;
  readonly type: string;
}

/**
 * The client's paths to a place of the data. What the client did not select was fetched for something that it did: where that
 * is missing, the error is told above it, and else not at all.
 */
function translate(selected: Selected, value: unknown, path: Path): readonly Path[] {
  const [segment, ...rest] = path;
  if (segment === undefined) return [[]];
  if (typeof segment === 'number') {
    const item = Array.isArray(value) ? (value[segment] as unknown) : undefined;
    return translate(selected, item, rest).map((tail) => [segment, ...tail]);
  }
  const fields = fieldsAt(selected, value, segment);
  if (fields.length === 0) return isObject(value) && isComplete(selected, value) ? [] : [[]];
  return fields.flatMap((field) => {
    const inner = field.type ? getNamedType(field.type).name : selected.type;
    const below = { types: selected.types, shape: field.selection, type: inner };
    const next = isObject(value) ? value[segment] : undefined;
    return translate(below, next, rest).map((tail) => [field.responseName, ...tail]);
  });
}

/**
 * The client's names for a field of an object. Of an object whose type nobody told, those that it has whatever its type is; where
 * there are none, those that it could have.
 */
function fieldsAt({ types, shape, type }: Selected, value: unknown, key: string): readonly FieldShape[] {
  const named = (one: string) => shape?.fieldsOf(one).filter((field) => field.key === key) ?? [];
  const each = types
    .membersOf(typeOf(value, type))
    .map(named)
    .filter((fields) => fields.length > 0);
  const all = [...new Map(each.flat().map((field) => [field.responseName, field])).values()];
  const certain = all.filter(({ responseName }) =>
    each.every((fields) => fields.some((field) => field.responseName === responseName)),
  );
  return certain.length > 0 ? certain : all;
}

/** What is known of an object's type: what it says itself, else that of its field. */
function typeOf(value: unknown, type: string): string {
  const told = isObject(value) ? value['__typename'] : undefined;
  return typeof told === 'string' ? told : type;
}

/** Whether nothing that the client selected of an object is missing. */
function isComplete({ shape, type }: Selected, object: DataObject): boolean {
  const known = typeOf(object, type);
  if (shape?.isUndecided(known)) return false;
  const fields = shape?.fieldsOf(known) ?? [];
  return fields.every(({ key, fieldName }) => fieldName === '__typename' || object[key] !== undefined);
}
