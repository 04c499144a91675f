/** The columns of a streaming catalogue as text, trimmed, '' where the file has nothing. */
export interface Cells {
  readonly show_id: string;
  readonly type: string;
  readonly title: string;
  readonly director: string;
  readonly cast: string;
  readonly country: string;
  readonly date_added: string;
  readonly release_year: string;
  readonly rating: string;
  readonly duration: string;
  readonly listed_in: string;
  readonly description: string;
}

/** Without these a row says nothing that can be stored; a file that lacks one of these columns is no catalogue. */
export const REQUIRED_COLUMNS = ['show_id', 'type', 'title', 'release_year'] as const;

const COLUMNS = [
  ...REQUIRED_COLUMNS,
  'director',
  'cast',
  'country',
  'date_added',
  'rating',
  'duration',
  'listed_in',
  'description',
] as const;

/** What spreadsheets and exports write for "nothing". */
const NOTHING = /^(nan|null|none|n\/a|undefined|-)$/i;

/** Names that look like nothing are names ("Nan" is a film), so only the other columns are cleaned of it. */
const LITERAL: ReadonlySet<string> = new Set(['title', 'show_id']);

/** A record of the file as cells: zero-width and non-breaking spaces gone, missing columns empty. */
export function toCells(record: Readonly<Record<string, string | undefined>>): Cells {
  return Object.fromEntries(COLUMNS.map((column) => [column, clean(column, record[column] ?? '')])) as unknown as Cells;
}

function clean(column: string, text: string): string {
  const trimmed = text
    .replace(/[\u200b\u200c\ufeff]/g, '')
    .replace(/\u00a0/g, ' ')
    .trim();
  return NOTHING.test(trimmed) && !LITERAL.has(column) ? '' : trimmed;
}
