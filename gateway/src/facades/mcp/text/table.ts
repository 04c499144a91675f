import { printCell } from './cell.ts';
import { type Fields, flatten, isFields } from './fields.ts';

/** The most rows that are printed. */
const MAX_ROWS = 10;
/** The most characters of a text in a cell. */
const MAX_CHARACTERS = 80;

type Row = ReadonlyMap<string, string>;

export const isTable = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.some(isFields);

/** Objects as rows below the names of their columns; what is the same in all rows is told once, above them. */
export function printTable(name: string, objects: readonly Fields[]): { text: string; whole: boolean } {
  const rows = objects.slice(0, MAX_ROWS).map(rowOf);
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const same = names.filter((column) => rows.length > 1 && isConstant(rows, column));
  const columns = names.filter((column) => !same.includes(column));
  const common = same.map((column) => ` ${shortest(column, names)}=${rows[0]?.get(column) ?? ''}`);
  const heading = `${name} ${objects.length}${common.join('')}: ${columns.map((column) => shortest(column, names)).join('|')}`;
  const more = objects.length - rows.length;
  const lines = [heading, ...rows.map((row) => printRow(row, columns)), ...(more > 0 ? [`+${more} more`] : [])];
  return { text: lines.join('\n'), whole: more === 0 };
}

const rowOf = (object: Fields): Row =>
  new Map(
    [...flatten(object)].map(([column, value]) => [column, printCell(value, MAX_CHARACTERS).replaceAll('|', '/')]),
  );

const printRow = (row: Row, columns: readonly string[]): string =>
  columns
    .map((column) => row.get(column) ?? '')
    .join('|')
    .replace(/\|+$/, '');

const isConstant = (rows: readonly Row[], column: string): boolean =>
  rows.every((row) => row.get(column) === rows[0]?.get(column));

/** The end of a path that no other column ends with. */
function shortest(column: string, all: readonly string[]): string {
  const steps = column.split('.');
  const ends = steps.map((_, index) => steps.slice(-index - 1).join('.'));
  const alone = (end: string) => all.filter((other) => other === end || other.endsWith(`.${end}`)).length === 1;
  return ends.find(alone) ?? column;
}
