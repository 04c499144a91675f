import { type GraphQLFormattedError, getNamedType } from 'graphql';
import { type DataObject, type Path, isObject } from './data.ts';
import type { Fault } from './fault.ts';
import type { SelectionShape } from './shape.ts';

export interface FaultIndex {
  /** Whether a null at this place of the data is told of by a fault: at it, below it, or of a whole fetch above it. */
  explains(at: Path): boolean;
}

export function indexFaults(faults: readonly Fault[]): FaultIndex {
  const atOrBelow = new Set<string>();
  const wholes = new Set<string>();
  for (const { path, whole } of faults) {
    for (let length = 0; length <= path.length; length += 1) atOrBelow.add(keyOf(path.slice(0, length)));
    if (whole) wholes.add(keyOf(path));
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
}

/** A fault as the errors of the client: one for each of the client's names for the place. */
export function locate(fault: Fault, { shape, type, data, path, at }: LocateOptions): readonly GraphQLFormattedError[] {
  const { message, extensions } = fault;
  const below = translate(shape, type, data, fault.path.slice(at.length));
  const paths = below.map((rest) => [...path, ...rest]);
  return paths.map((place) => (place.length > 0 ? { message, path: place, extensions } : { message, extensions }));
}

/** The client's paths to a place of the data; where the client did not select it, to what it selected above. */
function translate(shape: SelectionShape | undefined, type: string, value: unknown, path: Path): readonly Path[] {
  const [segment, ...rest] = path;
  if (segment === undefined) return [[]];
  if (typeof segment === 'number') {
    const item = Array.isArray(value) ? (value[segment] as unknown) : undefined;
    return translate(shape, type, item, rest).map((tail) => [segment, ...tail]);
  }
  const object = isObject(value) ? value : {};
  const runtimeType = typeof object['__typename'] === 'string' ? object['__typename'] : type;
  const fields = shape?.fieldsOf(runtimeType).filter(({ key }) => key === segment) ?? [];
  if (fields.length === 0) return [[]];
  return fields.flatMap((field) => {
    const inner = field.type ? getNamedType(field.type).name : type;
    return translate(field.selection, inner, object[segment], rest).map((tail) => [field.responseName, ...tail]);
  });
}
