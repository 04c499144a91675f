import { printCell } from './cell.ts';
import { type Fields, flatten, isFields } from './fields.ts';
import { isTable, printTable } from './table.ts';

/** The most characters of a text that stands alone. */
const MAX_CHARACTERS = 400;

export interface CompactText {
  readonly text: string;
  /** False when rows were left out. */
  readonly whole: boolean;
}

/**
 * Data as terse text for a model, the same for the same data: a line `name: value` each, lists of objects as tables, nulls and what
 * is empty left out, numbers rounded, long texts and long lists cut. The structured content has everything.
 */
export function compactText(data: Fields): CompactText {
  const fields = [...flatten(data)];
  const tables = fields.flatMap(([name, value]) => (isTable(value) ? [printTable(name, value.filter(isFields))] : []));
  const whole = tables.every((table) => table.whole);
  const lines = fields
    .filter(([name, value]) => !isTable(value) && (whole || name !== NEXT))
    .map(([name, value]) => `${name}: ${printCell(value, MAX_CHARACTERS)}`);
  return { text: [...lines, ...tables.map(({ text }) => text)].join('\n') || 'Nothing was found.', whole };
}

/** Where the next page begins. It goes on after all rows of this one, so it is not told when some of them are not shown. */
const NEXT = 'after';
