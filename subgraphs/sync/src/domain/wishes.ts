import { AppError, checkId } from '@media-gateway/kernel';

/** What is to become of a title on the watchlist. */
export interface Wish {
  readonly titleId: string;
  readonly inWatchlist: boolean;
}

/** How many titles may be put on and taken off at once. */
const MOST = 100;

/**
 * First what is to be put on, then what is to be taken off.
 * @throws AppError BAD_USER_INPUT for none, too many, or a title that is named twice; INVALID_ID for what is no title's id.
 */
export function checkWishes(add: readonly string[], remove: readonly string[]): readonly Wish[] {
  const named = [...add, ...remove];
  if (named.length === 0 || named.length > MOST) {
    throw new AppError('BAD_USER_INPUT', `add and remove name 1 to ${MOST} titles together, not ${named.length}.`);
  }
  const twice = named.find((titleId, index) => named.indexOf(titleId) !== index);
  if (twice !== undefined) {
    throw new AppError('BAD_USER_INPUT', `"${twice.slice(0, 100)}" is named twice in add and remove; name it once.`);
  }
  return named.map((titleId, index) => ({ titleId: checkId('title', titleId), inWatchlist: index < add.length }));
}
