import { type Fields, flatten, isFields } from './fields.ts';

/** The most items of a list within a line. */
const MAX_ITEMS = 5;

/**
 * A value on one line: the items of a list by commas, the fields of an object by blanks.
 * @param most the characters of a text; addresses, ids and cursors are worth nothing in part and stay whole.
 */
export function printCell(value: unknown, most: number): string {
  if (Array.isArray(value)) return printList(value, most);
  if (isFields(value)) return printObject(value, most);
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  return typeof value === 'string' ? cut(value, most) : String(value);
}

function printList(items: readonly unknown[], most: number): string {
  const shown = items.slice(0, MAX_ITEMS).map((item) => printCell(item, most));
  return [...shown, ...(items.length > MAX_ITEMS ? [`+${items.length - MAX_ITEMS}`] : [])].join(',');
}

const printObject = (object: Fields, most: number): string =>
  [...flatten(object).values()].map((value) => printCell(value, most)).join(' ');

/** On one line, so that a line stays a row. */
function cut(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most && line.includes(' ') ? `${line.slice(0, most).trimEnd()}…` : line;
}
