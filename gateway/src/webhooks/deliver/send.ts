import { AppError } from '@media-gateway/kernel';
import { Agent, request } from 'undici';
import { ATTEMPT_MS } from '../options.ts';
import type { Connect } from '../target/connect.ts';
import { retryAfterMs } from '../../transports/retry-after.ts';
import { type Signing, signedHeaders } from './sign.ts';

export interface Sending extends Signing {
  readonly url: string;
}

export type Outcome = Delivered | Undelivered;

export interface Delivered {
  readonly isDelivered: true;
  readonly status: number;
}

export interface Undelivered {
  readonly isDelivered: false;
  /** Undefined when there was no answer. */
  readonly status?: number;
  /** For the owner of the endpoint. */
  readonly reason: string;
  /** The receiver wants no more. */
  readonly isGone: boolean;
  readonly retryAfterMs?: number | undefined;
}

export interface Sender {
  /** One attempt; never rejects. */
  send(sending: Sending): Promise<Outcome>;
  close(): Promise<void>;
}

/** Of an answer no more is read than this, in bytes; it is not kept. */
const ANSWER_BYTES = 4096;

/** @param timeoutMs how long one attempt may take as a whole. */
export function createSender(connect: Connect, timeoutMs = ATTEMPT_MS): Sender {
  // An agent of its own: it takes no proxy from the environment, and follows no redirect.
  const dispatcher = new Agent({ connect, connections: 4, pipelining: 1, maxHeaderSize: 16_384 });
  return {
    send: (sending) => post(dispatcher, sending, timeoutMs).catch((error: unknown) => unanswered(error, timeoutMs)),
    close: () => dispatcher.destroy(),
  };
}

async function post(dispatcher: Agent, { url, ...signing }: Sending, timeoutMs: number): Promise<Outcome> {
  const { statusCode, headers, body } = await request(url, {
    dispatcher,
    method: 'POST',
    body: signing.body,
    headers: { ...signedHeaders(signing), 'content-type': 'application/json', 'user-agent': 'media-gateway-webhooks' },
    signal: AbortSignal.timeout(timeoutMs),
  });
  // The status says everything; a body that never ends, or breaks off, changes nothing.
  await body.dump({ limit: ANSWER_BYTES }).catch(() => undefined);
  if (statusCode >= 200 && statusCode < 300) return { isDelivered: true, status: statusCode };
  return {
    isDelivered: false,
    status: statusCode,
    reason: why(statusCode),
    isGone: statusCode === 410,
    retryAfterMs: retryAfterMs(headers['retry-after']),
  };
}

function why(status: number): string {
  const hint = status >= 300 && status < 400 ? '; redirects are not followed, register the address itself' : '';
  return `The receiver answered ${status}${hint}.`;
}

function unanswered(error: unknown, timeoutMs: number): Undelivered {
  const { name, code } = error as { name?: string; code?: string };
  const late = name === 'TimeoutError' || name === 'AbortError';
  const what = late ? `no answer within ${timeoutMs / 1000} s` : (code ?? 'the connection failed');
  const reason = error instanceof AppError ? error.message : `The receiver could not be reached: ${what}.`;
  return { isDelivered: false, reason, isGone: false };
}
