/**
 * Normalised Levenshtein similarity: 1 − edits ÷ length of the longer, so 1 is equal and 0 has nothing in common.
 * Levenshtein 1966; two rows of Wagner and Fischer 1974. Time grows with the product of the lengths.
 */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - editDistance(a, b) / longest;
}

function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) above = nextRow(above, a.charCodeAt(row - 1), b, row);
  return above[b.length] ?? 0;
}

function nextRow(above: readonly number[], letter: number, b: string, row: number): number[] {
  const current = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const replaced = (above[column - 1] as number) + (letter === b.charCodeAt(column - 1) ? 0 : 1);
    const removed = (above[column] as number) + 1;
    const inserted = (current[column - 1] as number) + 1;
    current.push(Math.min(replaced, removed, inserted));
  }
  return current;
}

const NUMBER_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ROMAN = ['', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/**
 * The numbers in a folded name, in order, however they are written: `part two`, `part ii` and `part 2` are alike.
 * Works of one series differ in nothing else, so names with other numbers are never the same work.
 */
export const numbersIn = (foldedName: string): string =>
  foldedName
    .split(' ')
    .map((word) => numberOf(word))
    .filter((number) => number !== undefined)
    .join(' ');

function numberOf(word: string): string | undefined {
  if (/\d/.test(word)) return word;
  const index = Math.max(NUMBER_WORDS.indexOf(word), ROMAN.indexOf(word));
  return index < 0 ? undefined : String(index + 1);
}
