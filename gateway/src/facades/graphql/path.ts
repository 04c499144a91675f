import { AppError } from '@media-gateway/kernel';

const BEFORE_ID = '/graphql/';

/** `/graphql`, or `/graphql/<id>` with an id that has no unescaped slash; a query string may follow. */
export const isGraphqlPath = (url: string): boolean =>
  url === '/graphql' ||
  url.startsWith('/graphql?') ||
  (url.startsWith(BEFORE_ID) && /^[^/?]+(\?|$)/.test(afterPath(url)));

/** The id of `/graphql/<id>`. @throws AppError BAD_REQUEST where its escapes cannot be read. */
export function idInPath(url: string): string | undefined {
  if (!url.startsWith(BEFORE_ID)) return undefined;
  const [id = ''] = afterPath(url).split('?', 1);
  try {
    return decodeURIComponent(id);
  } catch (cause) {
    throw new AppError('BAD_REQUEST', 'The id in the path is not escaped as an address has it (RFC 3986 §2.1).', {
      cause,
    });
  }
}

const afterPath = (url: string): string => url.slice(BEFORE_ID.length);
