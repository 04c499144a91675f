import { type DataObject, isObject } from '../answer/data.ts';
import type { Shared } from '../answer/writer.ts';

/** Where an object hangs in the data. */
export interface Slot {
  readonly holder: Record<string | number, unknown>;
  readonly key: string | number;
}

export const objectAt = ({ holder, key }: Slot): DataObject => holder[key] as DataObject;

export type VisitSlot = (holder: Slot['holder'], key: Slot['key'], object: DataObject) => void;

/** Which objects of the data to visit. */
export interface Visited {
  readonly root: DataObject;
  /** A plan path; `@` is each item of a list. */
  readonly path: readonly string[];
  readonly shared: Shared;
}

/**
 * Visits the slots of the objects at a plan path; nulls lead nowhere. An object that hangs at several places is walked through
 * once: what is below it is the same.
 */
export function visitSlots({ root, path, shared }: Visited, visit: VisitSlot): void {
  step({ path, visit, shared, seen: path.map(() => new Set()) }, root, 0, { '': root }, '');
}

interface Walk {
  readonly path: readonly string[];
  readonly visit: VisitSlot;
  readonly shared: Shared;
  /** The shared objects that were walked through, for each segment of the path. */
  readonly seen: readonly Set<DataObject>[];
}

function step(walk: Walk, value: unknown, depth: number, holder: Slot['holder'], key: Slot['key']): void {
  const segment = walk.path[depth];
  if (segment === '@') {
    if (Array.isArray(value)) eachItem(walk, value, depth);
  } else if (isObject(value)) {
    if (segment === undefined) walk.visit(holder, key, value);
    else if (!wasSeen(walk, value, depth)) step(walk, value[segment], depth + 1, value, segment);
  }
}

function eachItem(walk: Walk, values: unknown[], depth: number): void {
  const holder = values as unknown as Slot['holder'];
  for (let index = 0; index < values.length; index += 1) step(walk, values[index], depth + 1, holder, index);
}

function wasSeen({ shared, seen }: Walk, object: DataObject, depth: number): boolean {
  if (shared.size === 0 || !shared.has(object)) return false;
  const here = seen[depth] as Set<DataObject>;
  if (here.has(object)) return true;
  here.add(object);
  return false;
}
