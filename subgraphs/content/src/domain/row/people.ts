/** Longer is a sentence that slipped into the column. */
const MAX_NAME = 60;
const MAX_WORDS = 7;
/** A catalogue lists a cast; longer lists are a defect or a concert. */
const MAX_PEOPLE = 50;

/** The names of a comma-separated list, each once; numbers and sentences that slipped in are left out. */
export function namesOf(list: string): string[] {
  if (isProse(list)) return [];
  const names = list.split(',').map((name) => name.replace(/\s+/g, ' ').trim());
  return [...new Set(names.filter(isName))].slice(0, MAX_PEOPLE);
}

const isName = (text: string) => /\p{L}/u.test(text) && text.length <= MAX_NAME && text.split(' ').length <= MAX_WORDS;

/** Whether a cell of names holds a sentence: some rows have the description in the director's column. */
export const isProse = (cell: string): boolean =>
  cell.split(',').some((part) => part.trim().split(/\s+/).length > MAX_WORDS + 1) && /[.!?]$/.test(cell);
