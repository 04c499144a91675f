import { createHash } from 'node:crypto';
import { AppError, decodeCursor, encodeCursor } from '@media-gateway/kernel';
import type { Filters } from './filters.ts';
import type { Hit } from './ranking.ts';

const LIST = 'search';

/** Names a query with its filters: a cursor of one query says nothing in another. */
export const fingerprint = (query: string, filters: Filters): string =>
  createHash('sha256')
    .update(JSON.stringify([query, filters]))
    .digest('base64url')
    .slice(0, 22);

/** Where a hit stands in the answer to a query: its rank and id, which stay when hits before it come or go. */
export const cursorOf = (print: string, { rank, document }: Hit): string =>
  encodeCursor(LIST, [print, rank, document.titleId]);

/**
 * The hits after a cursor, one more than the page has so that it is known whether others follow.
 * @param hits by rank, highest first, then id.
 * @throws AppError INVALID_CURSOR for a cursor of another query or one that was tampered with.
 */
export function pageAfter(
  hits: readonly Hit[],
  print: string,
  first: number,
  after: string | null | undefined,
): readonly Hit[] {
  const start = after == null ? 0 : startAfter(hits, readCursor(print, after));
  return hits.slice(start, start + first + 1);
}

interface Place {
  readonly rank: number;
  readonly titleId: string;
}

function readCursor(print: string, cursor: string): Place {
  const [found, rank, titleId] = decodeCursor(LIST, cursor, 3);
  if (found === print && typeof rank === 'number' && typeof titleId === 'string') return { rank, titleId };
  throw new AppError(
    'INVALID_CURSOR',
    'The cursor belongs to another query; keep "query" and "filters" while you page, or leave "after" out.',
  );
}

/** By bisection: the first hit that stands after the place. */
function startAfter(hits: readonly Hit[], place: Place): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAfter(hits[middle] as Hit, place)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const isAfter = ({ rank, document }: Hit, place: Place): boolean =>
  rank < place.rank || (rank === place.rank && document.titleId > place.titleId);
