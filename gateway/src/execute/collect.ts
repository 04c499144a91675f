import { type DataObject, isObject } from '../answer/data.ts';
import type { Shared } from '../answer/writer.ts';

/** Where an object hangs in the data. */
export interface Slot {
  readonly holder: Record<string | number, unknown>;
  readonly key: string | number;
}

export const objectAt = ({ holder, key }: Slot): DataObject => holder[key] as DataObject;

/**
 * The slots of the objects at a plan path (`@` is each item of a list); nulls lead nowhere. An object that hangs at several
 * places is walked through once: what is below it is the same.
 */
export function slotsAt(root: DataObject, path: readonly string[], shared: Shared): readonly Slot[] {
  const walk: Walk = { path, slots: [], shared, seen: path.map(() => new Set()) };
  step(walk, root, 0, { '': root }, '');
  return walk.slots;
}

interface Walk {
  readonly path: readonly string[];
  readonly slots: Slot[];
  readonly shared: Shared;
  /** The shared objects that were walked through, for each segment of the path. */
  readonly seen: readonly Set<DataObject>[];
}

function step(walk: Walk, value: unknown, depth: number, holder: Slot['holder'], key: Slot['key']): void {
  const segment = walk.path[depth];
  if (segment === '@') {
    if (Array.isArray(value)) eachItem(walk, value, depth);
  } else if (isObject(value)) {
    if (segment === undefined) walk.slots.push({ holder, key });
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
