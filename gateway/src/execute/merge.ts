import { type DataObject, isObject } from '../answer/data.ts';

/** Whether a type is an interface or a union. */
export type IsAbstract = (type: string) => boolean;

/**
 * Adds what a fetch brought to what is there. What is known is never taken back by a null; and the type of an object never by
 * that of an interface object, whose subgraph knows no better (Federation 2, `@interfaceObject`).
 */
export function mergeInto(target: DataObject, source: DataObject, isAbstract: IsAbstract): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    const known = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isObject(known) && isObject(value)) mergeInto(known, value, isAbstract);
    else if (Array.isArray(known) && Array.isArray(value)) mergeLists(known, value, isAbstract);
    else if (known === undefined || (value !== null && !isLessKnown(key, known, value, isAbstract)))
      define(target, key, value);
  }
}

const isLessKnown = (key: string, known: unknown, value: unknown, isAbstract: IsAbstract): boolean =>
  key === '__typename' &&
  known !== value &&
  typeof known === 'string' &&
  typeof value === 'string' &&
  isAbstract(value);

function mergeLists(target: unknown[], source: readonly unknown[], isAbstract: IsAbstract): void {
  source.forEach((value, index) => {
    const known = target[index];
    if (isObject(known) && isObject(value)) mergeInto(known, value, isAbstract);
    else if (Array.isArray(known) && Array.isArray(value)) mergeLists(known, value, isAbstract);
    else if (value !== null || known === undefined) target[index] = value;
  });
}

/** A subgraph may answer with any key; `__proto__` must become a plain property. */
function define(target: DataObject, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
  else target[key] = value;
}

/** A copy of what a subgraph answered: plain JSON. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  const copy: DataObject = {};
  for (const key of Object.keys(value)) define(copy, key, copyOf(value[key]));
  return copy;
}

/**
 * Whether two objects hold the same leaves and nothing below them. Objects with something below them are never equal here: a
 * fetch may be on its way to what is below one of them.
 */
export function haveEqualLeaves(one: DataObject, other: DataObject): boolean {
  if (one === other) return true;
  let count = 0;
  for (const key in other) {
    if (!isEqualLeaf(one[key], other[key])) return false;
    count += 1;
  }
  return count === Object.keys(one).length;
}

const isEqualLeaf = (one: unknown, other: unknown): boolean =>
  one === other && (typeof one !== 'object' || one === null);
