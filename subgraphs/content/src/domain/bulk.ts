import { AppError, MAX_PAGE } from '@media-gateway/kernel';

/** @throws AppError BAD_USER_INPUT when more are asked for at once than a page holds. */
export function checkBulk<T>(argument: string, items: readonly T[]): readonly T[] {
  if (items.length <= MAX_PAGE) return items;
  const details = { argument, maximum: MAX_PAGE };
  throw new AppError(
    'BAD_USER_INPUT',
    `"${argument}" has ${items.length} entries; ask for at most ${MAX_PAGE} at once.`,
    { details },
  );
}
