import { AppError, decodeCursor, encodeCursor } from '@media-gateway/kernel';

/** A title on somebody's watchlist. */
export interface Entry {
  readonly titleId: string;
  readonly addedAt: Date;
}

const LIST = 'watchlist';

const TITLE_ID = /^title_[a-z0-9-]{1,120}$/;

export const entryCursor = ({ titleId, addedAt }: Entry): string =>
  encodeCursor(LIST, [addedAt.toISOString(), titleId]);

/** @throws AppError INVALID_CURSOR */
export function readEntryCursor(cursor: string): Entry {
  const [addedAt, titleId] = decodeCursor(LIST, cursor, 2);
  if (typeof addedAt === 'string' && isInstant(addedAt) && typeof titleId === 'string' && TITLE_ID.test(titleId)) {
    return { addedAt: new Date(addedAt), titleId };
  }
  throw new AppError(
    'INVALID_CURSOR',
    'The cursor was not made by "watchlist"; pass its "pageInfo.endCursor" unchanged, or leave it out.',
  );
}

function isInstant(text: string): boolean {
  const instant = /^[1-9]\d{3}-/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString() === text;
}
