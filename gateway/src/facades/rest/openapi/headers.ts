import type { JsonSchema } from '../../../operations/operation.ts';
import type { RestOperation } from '../route.ts';
import { pagePath } from '../page.ts';

const text = (description: string): JsonSchema => ({ description, schema: { type: 'string' } });

const HEADERS = {
  'Cache-Control': text('Who may keep the answer, and for how long. RFC 9111.'),
  Deprecation: text('Since when the route is deprecated, as `@` and seconds since 1970. RFC 9745.'),
  ETag: text('Names this very answer; sent back in `If-None-Match`, an unchanged answer is a 304 without content.'),
  'Idempotent-Replayed': text('`true` when the change was made before, with the same `Idempotency-Key`.'),
  Link: text('`rel="next"` leads to the next page, where there is one. RFC 8288.'),
  RateLimit: text('What is left of the limits, where requests are limited.'),
  'RateLimit-Policy': text('The limits that hold for who asks, where requests are limited.'),
  'Retry-After': { description: 'In how many seconds to ask again.', schema: { type: 'integer', minimum: 0 } },
  Sunset: text('When the route will be gone. RFC 8594.'),
  'WWW-Authenticate': text('How to sign in. RFC 9110 §11.6.1.'),
} as const satisfies Readonly<Record<string, JsonSchema>>;

type HeaderName = keyof typeof HEADERS;

const LIMITS: readonly HeaderName[] = ['RateLimit', 'RateLimit-Policy'];

/** References by which a response names its headers, with those that every response has. */
export const headerReferences = (names: readonly HeaderName[]): JsonSchema =>
  Object.fromEntries([...names, ...LIMITS].map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** The headers of an answer that succeeded. */
export function answerHeaders(operation: RestOperation): readonly HeaderName[] {
  const { http, kind } = operation;
  return [
    ...(kind === 'query' ? (['Cache-Control', 'ETag'] as const) : []),
    ...(kind === 'mutation' ? (['Idempotent-Replayed'] as const) : []),
    ...(pagePath(operation) ? (['Link'] as const) : []),
    ...(http.deprecated ? (['Deprecation'] as const) : []),
    ...(http.sunset ? (['Sunset'] as const) : []),
  ];
}

/** What the operations use of them. */
export function headerComponents(operations: readonly RestOperation[]): JsonSchema {
  const used = new Set<string>([...LIMITS, 'Retry-After', 'WWW-Authenticate', ...operations.flatMap(answerHeaders)]);
  return operations.length === 0 ? {} : Object.fromEntries(Object.entries(HEADERS).filter(([name]) => used.has(name)));
}
