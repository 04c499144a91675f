import type { IncomingMessage } from 'node:http';
import { AppError } from '@media-gateway/kernel';

/** Headers that a page of another site cannot send without asking first (Fetch § CORS-preflight). */
const PROOFS = ['graphql-require-preflight', 'apollo-require-preflight', 'x-apollo-operation-name', 'x-requested-with'];

/** Typed by the user, or asked by a page of this site. */
const OWN_SITE: ReadonlySet<unknown> = new Set(['none', 'same-origin']);

/**
 * A browser adds cookies to what any page asks for. A POST must be JSON, for which a page of another site has to ask first; a GET
 * needs no leave, so with cookies it must carry a header that does.
 * @returns AppError CSRF_HEADER_MISSING for one that does not; undefined for every other request.
 */
export function forgeryOf({ method, headers }: IncomingMessage): AppError | undefined {
  if (headers.cookie === undefined || (method !== 'GET' && method !== 'HEAD')) return undefined;
  if (OWN_SITE.has(headers['sec-fetch-site']) || PROOFS.some((name) => headers[name] !== undefined)) return undefined;
  return new AppError(
    'CSRF_HEADER_MISSING',
    `A GET with cookies could be another site's doing. Send one of the headers ${PROOFS.join(', ')}, or no cookies.`,
  );
}
