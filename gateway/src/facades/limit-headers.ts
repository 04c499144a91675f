import type { RateState } from '../gateway.ts';

/** The names of all headers below, for browsers that ask which of them a page may read. */
export const LIMIT_HEADERS = 'RateLimit, RateLimit-Policy, Retry-After';

const NONE: Readonly<Record<string, string>> = {};

/**
 * What a client has left, as structured fields (draft-ietf-httpapi-ratelimit-headers-10 §3 and §4): `"minute";q=100;w=60` is a
 * quota of 100 units within 60 s, `"minute";r=87;t=42` are 87 units left, and new ones in 42 s. A refusal says when to
 * try again (RFC 9110 §10.2.3).
 */
export function limitHeaders(rate: RateState | undefined): Readonly<Record<string, string>> {
  if (!rate) return NONE;
  const { windows, retryAfterSeconds } = rate;
  return {
    ...(windows.length > 0 && {
      'ratelimit-policy': windows.map(({ name, quota, seconds }) => `"${name}";q=${quota};w=${seconds}`).join(', '),
      ratelimit: windows
        .map(({ name, remaining, resetSeconds }) => `"${name}";r=${remaining};t=${resetSeconds}`)
        .join(', '),
    }),
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
  };
}
