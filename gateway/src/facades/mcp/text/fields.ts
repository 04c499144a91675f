import { withoutTold } from './name.ts';

/** An object of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

type Entry = readonly [name: string, value: unknown];

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The fields of an object that hold something, in their order; those of objects within it under a path.
 * A step that leads to one field alone says nothing and is left out of the path.
 */
export function flatten(object: Fields): ReadonlyMap<string, unknown> {
  const entries = entriesOf(object);
  const [only] = entries;
  if (entries.length === 1 && only && isFields(only[1])) return flatten(only[1]);
  return new Map(
    entries.flatMap(([name, value]): readonly Entry[] => (isFields(value) ? nested(name, value) : [[name, value]])),
  );
}

function nested(name: string, object: Fields): readonly Entry[] {
  if ('hasNextPage' in object) return object['hasNextPage'] === true ? [['after', object['endCursor']]] : [];
  const fields = [...flatten(object)];
  const [only] = fields;
  if (fields.length === 1 && only) return [[name, only[1]]];
  if (fields.every(([inner]) => NAMING.has(inner))) return [[name, fields.map(([, value]) => value).join(' ')]];
  return fields.map(([inner, value]) => [`${name}.${inner}`, value]);
}

/** What tells which thing it is, and no more: one value, with a name that the id tells or without. */
const NAMING: ReadonlySet<string> = new Set(['id', 'name']);

/** `__typename` is told by what else there is. */
const entriesOf = (object: Fields): readonly Entry[] =>
  Object.entries(withoutTold(object)).filter(([name, value]) => name !== '__typename' && holds(value));

function holds(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  if (Array.isArray(value)) return value.some(holds);
  return isFields(value) ? entriesOf(value).length > 0 : true;
}
