import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { AnswerCache } from '../gateway.ts';
import { heldHeader } from './held-headers.ts';

/** An answer that is about to be sent. */
export interface CacheableAnswer {
  readonly method: string | undefined;
  /** How it may be kept; undefined when it may not. */
  readonly cache: AnswerCache | undefined;
  /** Its media type: the same content of another type is another answer. */
  readonly type: string;
  readonly content: Uint8Array | string;
  /** The request's headers by which the facade itself chose the answer, for example `Accept`. */
  readonly vary: readonly string[];
  /** The request's `If-None-Match`. */
  readonly ifNoneMatch: string | undefined;
}

export interface CacheHeaders {
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the client has this answer already: it is sent 304 and no content (RFC 9110 §15.4.5). */
  readonly notModified: boolean;
}

/** What CORS, for one, said of `Vary` already, in lower case. */
export function variesBy(res: ServerResponse): readonly string[] {
  const known = heldHeader(res, 'vary');
  return known === undefined ? [] : known.toLowerCase().split(/, */);
}

/** Of what nobody may keep. Some errors would be kept otherwise (RFC 9110 §15.1). */
export const NO_STORE = { 'cache-control': 'no-store' } as const;

/** What an answer says of keeping it. Only what is read with GET may be kept: a POST's address does not say what was asked. */
export function cacheHeaders(answer: CacheableAnswer): CacheHeaders {
  const { method, cache, ifNoneMatch = '' } = answer;
  if (!cache || (method !== 'GET' && method !== 'HEAD')) return { headers: NO_STORE, notModified: false };
  const etag = etagOf(answer);
  const vary = varyOf(cache, answer.vary);
  const headers = { 'cache-control': cacheControl(cache), etag, ...(vary && { vary }) };
  return { headers, notModified: matches(ifNoneMatch, etag) };
}

/** RFC 9111 §5.2.2. With 0 s it is asked for anew each time, which its ETag makes cheap. */
const cacheControl = ({ maxAge, scope }: AnswerCache): string =>
  `${scope.toLowerCase()}, max-age=${maxAge}${maxAge === 0 ? ', must-revalidate' : ''}`;

/** A strong validator (RFC 9110 §8.8.1): equal only for equal content of one type. */
const etagOf = ({ type, content }: CacheableAnswer): string =>
  `"${createHash('sha256').update(type).update('\n').update(content).digest('base64url')}"`;

/** A browser in which somebody else signs in must not find what was private to the one before. */
const varyOf = ({ scope, vary }: AnswerCache, ofFacade: readonly string[]): string =>
  [...new Set([...ofFacade, ...(scope === 'PRIVATE' ? ['authorization'] : []), ...vary])].sort().join(', ');

/** RFC 9110 §13.1.2: compared weakly, since the content is not needed to be the same byte for byte in parts. */
const matches = (ifNoneMatch: string, etag: string): boolean =>
  ifNoneMatch.trim() === '*' || [...ifNoneMatch.matchAll(/"[^"]*"/g)].some(([one]) => one === etag);
