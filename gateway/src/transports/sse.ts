import { AppError } from '@media-gateway/kernel';
import type { Dispatcher, Pool } from 'undici';
import { parse, readAnswer } from './answer.ts';
import type { Call } from './call.ts';
import { onAbort } from './cancel.ts';
import { decode } from './decode.ts';
import { EventStreamReader, type ServerSentEvent } from './event-stream.ts';
import { readEvent } from './event.ts';
import { DEADLINE_HEADER } from './headers.ts';
import type { SubgraphAnswer } from './port.ts';
import { retryAfterMs } from './retry-after.ts';
import type { Open, StreamWire } from './stream.ts';

export interface EventStreamWire extends StreamWire {
  readonly pool: Pool;
}

/** A subscription of a subgraph over server-sent events, in the distinct connections mode of GraphQL over SSE. */
export const openOverEventStream =
  (wire: EventStreamWire): Open =>
  (call, opened) =>
    follow(wire, call, opened);

async function* follow(wire: EventStreamWire, call: Call, opened: () => void): AsyncGenerator<SubgraphAnswer> {
  if (call.signal?.aborted) return;
  const leaving = new AbortController();
  const lift = onAbort(call.signal, () => leaving.abort());
  try {
    const response = await request(wire, call, leaving);
    if (!isEventStream(response)) return yield await readWhole(wire, response);
    opened();
    yield* readEvents(wire, response.body);
  } catch (cause) {
    if (call.signal?.aborted) return;
    throw cause instanceof AppError ? cause : failureOf(wire, cause);
  } finally {
    lift();
    leaving.abort();
  }
}

const SENT = ['content-type', 'application/json', 'accept', 'text/event-stream'];

/** Asks, and waits for the headers as long as the call may take. */
async function request({ pool, endpoint, failures }: EventStreamWire, call: Call, leaving: AbortController) {
  const waitMs = Math.ceil(call.until - performance.now());
  if (waitMs <= 0) throw failures.late();
  const timer = setTimeout(() => leaving.abort(failures.late()), waitMs);
  const headers = [...SENT, ...call.headers, DEADLINE_HEADER, String(waitMs), ...lastEvent(call)];
  const { path } = endpoint;
  return pool
    .request({ path, method: 'POST', headers, body: call.body, signal: leaving.signal })
    .catch((cause: unknown) => {
      throw cause instanceof AppError ? cause : failures.unreachable(cause);
    })
    .finally(() => clearTimeout(timer));
}

/** As a browser sends it: the bytes of UTF-8. One with a control character was never the id of an event. */
function lastEvent({ lastEventId }: Call): readonly string[] {
  if (lastEventId === undefined || /\p{Cc}/u.test(lastEventId)) return [];
  return ['last-event-id', Buffer.from(lastEventId).toString('latin1')];
}

const isEventStream = ({ statusCode, headers }: Dispatcher.ResponseData): boolean =>
  statusCode === 200 && /^text\/event-stream\b/i.test(String(headers['content-type']));

/** A subgraph that refuses a subscription answers it like a query. */
async function readWhole({ settings, failures }: StreamWire, { statusCode, headers, body }: Dispatcher.ResponseData) {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > settings.maxAnswerBytes) throw failures.tooLarge();
    pieces.push(piece);
  }
  const retryAfter = retryAfterMs(headers['retry-after']);
  return readAnswer({ ...decode(pieces), status: statusCode, retryAfterMs: retryAfter }, failures);
}

async function* readEvents({ settings, failures }: StreamWire, body: AsyncIterable<Buffer>) {
  const reader = new EventStreamReader(settings.maxAnswerBytes);
  for await (const piece of body) {
    for (const event of reader.read(piece)) {
      if (event.name === 'complete') return;
      if (event.name === 'next') yield toAnswer(event);
    }
  }
  throw failures.subscriptionEnded(new Error('The stream ended without the event "complete".'));
}

const toAnswer = ({ data, id }: ServerSentEvent): SubgraphAnswer => readEvent(parse(data), id);

const failureOf = ({ failures }: StreamWire, cause: unknown): AppError =>
  cause instanceof RangeError ? failures.tooLarge() : failures.subscriptionEnded(cause);
