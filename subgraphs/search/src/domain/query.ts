import { AppError } from '@media-gateway/kernel';

/** Longest query, in UTF-16 code units. */
export const MAX_QUERY = 512;

/**
 * A query without the space around it.
 * @throws AppError BAD_USER_INPUT above 512 characters.
 */
export function checkQuery(argument: string, query: string): string {
  if (query.length <= MAX_QUERY) return query.trim();
  throw new AppError('BAD_USER_INPUT', `"${argument}" has ${query.length} characters; it may have ${MAX_QUERY}.`, {
    details: { argument, maximum: MAX_QUERY },
  });
}
