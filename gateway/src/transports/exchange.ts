import type { Pool } from 'undici';
import { readAnswer } from './answer.ts';
import type { Call, Send } from './call.ts';
import type { Cancel } from './cancel.ts';
import { ACCEPTED_ENCODINGS, pack, unpack } from './compression.ts';
import { decode } from './decode.ts';
import type { Endpoint } from './endpoint.ts';
import type { Failures } from './failure.ts';
import { DEADLINE_HEADER } from './headers.ts';
import type { SubgraphSettings } from './options.ts';
import { type Received, receive } from './receive.ts';
import { retryAfterMs } from './retry-after.ts';

export interface Wire {
  readonly pool: Pool;
  readonly endpoint: Endpoint;
  readonly settings: SubgraphSettings;
  readonly failures: Failures;
}

/** One HTTP request and its answer: the step next to the wire. */
export function createExchange(wire: Wire): Send {
  const { settings, failures } = wire;
  const fixed = fixedHeaders(settings);
  return async (call, cancel) => {
    const received = await exchange(wire, call, cancel, fixed);
    const { status, headers } = received;
    const body = decode(await unpack(received, settings.maxAnswerBytes, failures));
    const retryAfter = retryAfterMs(headers['retry-after']);
    return { answer: readAnswer({ ...body, status, retryAfterMs: retryAfter }, failures), text: body.text };
  };
}

const fixedHeaders = ({ compression }: SubgraphSettings): readonly string[] => [
  'content-type',
  'application/json',
  'accept',
  'application/graphql-response+json, application/json',
  ...(compression.accept ? ['accept-encoding', ACCEPTED_ENCODINGS] : []),
];

async function exchange(wire: Wire, call: Call, cancel: Cancel, fixed: readonly string[]): Promise<Received> {
  const { pool, endpoint, settings, failures } = wire;
  const packed = settings.compression.request === 'gzip' ? await pack(call.body) : undefined;
  const remaining = Math.ceil(call.until - performance.now());
  if (cancel.cancelled) throw failures.left();
  if (remaining <= 0) throw failures.late();
  const headers = [...fixed, ...call.headers, DEADLINE_HEADER, String(remaining)];
  if (packed) headers.push('content-encoding', 'gzip');
  const request = {
    path: endpoint.path,
    method: 'POST' as const,
    headers,
    body: packed ?? call.body,
    // Lets queries follow each other on one connection where `pipelining` allows it; a mutation goes alone.
    idempotent: call.kind === 'query',
    blocking: false,
  };
  const limits = { maxBytes: settings.maxAnswerBytes, waitMs: remaining };
  return receive((handler) => pool.dispatch(request, handler), limits, cancel, failures);
}
