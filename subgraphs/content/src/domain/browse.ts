import type { TitleKind } from '@media-gateway/database';
import { AppError, type CursorValues, checkId, decodeCursor, encodeCursor } from '@media-gateway/kernel';

export type TitleSort = 'POPULAR' | 'NEWEST' | 'UPCOMING';

/** What a list of titles is asked for. */
export interface BrowseQuery {
  readonly kind: TitleKind | null;
  readonly genre: string | null;
  readonly sort: TitleSort;
}

/** How a sort reads its index: equal values are told apart by id, in the same direction. */
export interface SortOrder {
  readonly column: 'popularity' | 'sortDate';
  readonly descending: boolean;
}

export const SORT_ORDERS: Readonly<Record<TitleSort, SortOrder>> = {
  POPULAR: { column: 'popularity', descending: true },
  NEWEST: { column: 'sortDate', descending: true },
  UPCOMING: { column: 'sortDate', descending: false },
};

/** Where a page ends: what it is sorted by, and the id. */
export interface Position {
  readonly value: number | string;
  readonly id: string;
}

/** Without a kind a list has what people look for: films and shows, not their parts. */
export const kindsOf = ({ kind }: Pick<BrowseQuery, 'kind'>): readonly TitleKind[] =>
  kind === null ? ['FILM', 'SHOW'] : [kind];

/** A cursor belongs to one list with its filters: in another it would skip or repeat. */
const listName = ({ kind, genre, sort }: BrowseQuery) => `browseTitles:${sort}:${kind ?? ''}:${genre ?? ''}`;

export const toCursor = (query: BrowseQuery, { value, id }: Position): string =>
  encodeCursor(listName(query), [value, id]);

/** @throws AppError INVALID_CURSOR when the cursor is not one that this list gave. */
export function fromCursor(query: BrowseQuery, cursor: string): Position {
  const position = positionOf(decodeCursor(listName(query), cursor, 2), SORT_ORDERS[query.sort]);
  if (position) return position;
  throw new AppError(
    'INVALID_CURSOR',
    'The cursor was changed; pass "pageInfo.endCursor" of the page before as it is, or leave it out.',
  );
}

function positionOf([value, id]: CursorValues, { column }: SortOrder): Position | undefined {
  const fits = column === 'popularity' ? typeof value === 'number' : isDay(value);
  return fits && typeof id === 'string' && isTitleId(id) ? { value: value as number | string, id } : undefined;
}

/** A day of the calendar: what the database would refuse must not reach it. */
function isDay(value: CursorValues[number] | undefined): boolean {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isTitleId(id: string): boolean {
  try {
    return checkId('title', id) === id;
  } catch {
    return false;
  }
}
