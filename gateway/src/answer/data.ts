/** The answers of the subgraphs grow into one tree, keyed by canonical field names. */
export type DataObject = Record<string, unknown>;
export type Path = readonly (string | number)[];

export const isObject = (value: unknown): value is DataObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A place in the tree that a fetch applies to. */
export interface Place {
  readonly object: DataObject;
  readonly path: Path;
}

/** The objects at a plan path (`@` is each item of a list), with their real paths; nulls lead nowhere. */
export function placesAt(root: DataObject, planPath: readonly string[]): readonly Place[] {
  const places: Place[] = [];
  walk(root, planPath, 0, [], places);
  return places;
}

function walk(value: unknown, planPath: readonly string[], depth: number, path: Path, places: Place[]): void {
  const segment = planPath[depth];
  if (segment === '@') {
    if (Array.isArray(value)) value.forEach((item, index) => walk(item, planPath, depth + 1, [...path, index], places));
  } else if (isObject(value)) {
    if (segment === undefined) places.push({ object: value, path });
    else walk(value[segment], planPath, depth + 1, [...path, segment], places);
  }
}
