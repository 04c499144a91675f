import type { TitleKind } from '@media-gateway/database';
import { type Cells, REQUIRED_COLUMNS } from './cells.ts';
import { countriesOf } from './country.ts';
import { parseDay } from './day.ts';
import { type Duration, isDuration, parseDuration } from './duration.ts';
import { readGenreWords } from './genreWords.ts';
import { isProse, namesOf } from './people.ts';
import { certificationOf } from './rating.ts';

/** A row of a platform's catalogue, read and repaired. */
export interface CatalogueRow {
  /** What the platform calls the title. */
  readonly externalId: string;
  readonly kind: Extract<TitleKind, 'FILM' | 'SHOW'>;
  readonly name: string;
  readonly year: number;
  readonly directors: readonly string[];
  readonly cast: readonly string[];
  readonly countries: readonly string[];
  /** ISO day on which the platform added it. */
  readonly availableSince: string | null;
  /** A label of the United States. */
  readonly certification: string | null;
  readonly runtimeMinutes: number | null;
  readonly seasonCount: number | null;
  readonly genres: readonly string[];
  readonly keywords: readonly string[];
  readonly synopsis: string | null;
}

/** Why a row cannot be stored, in a sentence for the report. */
export interface Rejection {
  readonly reason: string;
}

const KINDS: Readonly<Record<string, CatalogueRow['kind']>> = {
  movie: 'FILM',
  film: 'FILM',
  'tv show': 'SHOW',
  show: 'SHOW',
  series: 'SHOW',
};
const YEARS = { first: 1880, last: 2100 } as const;
const MAX_TITLE = 300;
const MAX_EXTERNAL_ID = 100;

/** Reads a row; what is wrong in a column that can be done without is repaired or left out, what is needed rejects the row. */
export function parseRow(cells: Cells): CatalogueRow | Rejection {
  const kind = KINDS[cells.type.toLowerCase()];
  const year = Number(cells.release_year);
  const reason = missing(cells) ?? wrongKind(cells, kind) ?? wrongYear(cells, year) ?? tooLong(cells);
  if (reason !== undefined || kind === undefined) return { reason: reason ?? 'unreadable' };
  const { minutes, seasons } = durationOf(cells);
  return {
    externalId: cells.show_id,
    ...{ kind, year, name: cells.title.replace(/\s+/g, ' ') },
    directors: namesOf(cells.director),
    cast: namesOf(cells.cast),
    countries: countriesOf(cells.country),
    availableSince: parseDay(cells.date_added),
    certification: isDuration(cells.rating) ? null : certificationOf(cells.rating),
    runtimeMinutes: minutes,
    seasonCount: kind === 'SHOW' ? seasons : null,
    ...readGenreWords(cells.listed_in),
    synopsis: cells.description || (isProse(cells.director) ? cells.director : null),
  };
}

export const isRejection = (row: CatalogueRow | Rejection): row is Rejection => 'reason' in row;

/** Some rows have the duration in `rating` and nothing in `duration`. */
const durationOf = ({ duration, rating }: Cells): Duration =>
  parseDuration(duration || (isDuration(rating) ? rating : ''));

function missing(cells: Cells): string | undefined {
  const empty = REQUIRED_COLUMNS.filter((column) => cells[column] === '');
  return empty.length > 0 ? `${empty.join(', ')} missing` : undefined;
}

const wrongKind = (cells: Cells, kind: string | undefined) =>
  kind === undefined ? `type is "${shown(cells.type)}"; it must be "Movie" or "TV Show"` : undefined;

const wrongYear = (cells: Cells, year: number) =>
  Number.isInteger(year) && year >= YEARS.first && year <= YEARS.last
    ? undefined
    : `release_year is "${shown(cells.release_year)}"; it must be a year from ${YEARS.first} to ${YEARS.last}`;

function tooLong(cells: Cells): string | undefined {
  if (cells.title.length > MAX_TITLE)
    return `title has ${cells.title.length} characters; at most ${MAX_TITLE} are stored`;
  if (cells.show_id.length > MAX_EXTERNAL_ID)
    return `show_id has ${cells.show_id.length} characters; at most ${MAX_EXTERNAL_ID} are stored`;
  return undefined;
}

const shown = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
