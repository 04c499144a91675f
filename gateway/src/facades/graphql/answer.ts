import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AppError } from '@media-gateway/kernel';
import type { SingleResponse } from '../../gateway.ts';
import { NO_STORE, cacheHeaders, variesBy } from '../cache-headers.ts';
import type { JsonType } from './accept.ts';
import { METHODS } from './cors.ts';

/**
 * Answers to a document that is wrong in itself, or that is not there: with `application/json` they have status 200 (GraphQL over HTTP
 * §6.4.1). Clients that send the text after a hash in vain take nothing else for an answer.
 */
const DOCUMENT_ERRORS = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

export interface AnswerOptions {
  readonly response: SingleResponse;
  readonly type: JsonType;
  /** The one address of what was asked; undefined where it has none, and for an answer that nobody may keep. */
  readonly address: string | undefined;
}

/** Sends one answer, in the bytes in which it was written. */
export function sendAnswer(res: ServerResponse, { response, type, address }: AnswerOptions): void {
  const status = statusOf(response, type);
  const { method, url, headers } = res.req;
  const { bytes, cache } = response;
  const kept = cacheHeaders({
    method,
    cache,
    type,
    content: bytes,
    // The type of the answer follows from `Accept`.
    vary: ['accept', ...variesBy(res)],
    ifNoneMatch: headers['if-none-match'],
  });
  const more = {
    ...kept.headers,
    ...(status === 405 && { allow: 'POST' }),
    // RFC 9110 §8.7: who asked in another way learns the address that others ask for.
    ...(address !== undefined && address !== url && { 'content-location': address }),
  };
  if (kept.notModified) return void res.writeHead(304, more).end();
  writeHead(res, status, type, bytes, more);
  res.end(bytes);
}

function statusOf(response: SingleResponse, type: JsonType): number {
  if (response.status === 200 || 'data' in response.result) return 200;
  const { errors = [] } = response.result;
  const ofDocument = errors.every(({ extensions }) => DOCUMENT_ERRORS.has(extensions['code']));
  return ofDocument && type === 'application/json' ? 200 : response.status;
}

/** Sends an error that came up before there was an operation. */
export function sendError(res: ServerResponse, error: AppError, type: JsonType = 'application/json'): void {
  const { status, message, extensions } = error;
  const bytes = Buffer.from(JSON.stringify({ errors: [{ message, extensions }] }));
  const unread = status === 413 && !res.req.complete;
  writeHead(res, status, type, bytes, {
    ...(status === 405 && { allow: METHODS }),
    ...(unread && { connection: 'close' }),
  });
  if (unread) endAfterRequest(res, bytes);
  else res.end(bytes);
}

function writeHead(
  res: ServerResponse,
  status: number,
  type: JsonType,
  bytes: Buffer,
  more?: OutgoingHttpHeaders,
): void {
  res.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': bytes.length,
    ...NO_STORE,
    ...more,
  });
}

/** How long a client may go on sending what is thrown away, in ms. */
const LINGER_MS = 1000;

/** A connection that is closed while the client still sends would be reset, and the client would lose the answer. */
export function endAfterRequest(res: ServerResponse, bytes: Buffer): void {
  const timer = setTimeout(end, LINGER_MS);
  function end() {
    clearTimeout(timer);
    res.end();
  }
  res.write(bytes);
  res.req.once('close', end).resume();
}
