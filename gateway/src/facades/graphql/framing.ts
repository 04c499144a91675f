import { Payload } from '../../gateway.ts';
import type { StreamForm } from './accept.ts';

/** How the messages of a stream follow each other in the body of a response. */
export interface Framing {
  readonly contentType: string;
  /** Before the first message. */
  readonly open: string;
  /** What stands before a message, the message, and what stands after it. */
  frame(message: Payload, id: string | undefined): readonly [before: string, message: Payload, after: string];
  /** Sent while there is nothing to send, so that nobody on the way takes the connection for dead. */
  readonly ping: string | undefined;
  readonly close: string;
}

export const framingOf = ({ kind, boundary }: StreamForm): Framing =>
  kind === 'sse' ? EVENT_STREAM : kind === 'multipart' ? multipart(boundary) : subscription(boundary);

/**
 * Server-sent events in the distinct connections mode of https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md.
 * `complete` has empty data, without which a browser's EventSource would not tell of it.
 */
const EVENT_STREAM: Framing = {
  contentType: 'text/event-stream; charset=utf-8',
  open: ':\n\n',
  frame: (message, id) => [`${idLine(id)}event: next\ndata: `, message, '\n\n'],
  ping: ':\n\n',
  close: 'event: complete\ndata:\n\n',
};

/** An id with a line break would be read as something else, and one with U+0000 is ignored (HTML § Server-sent events). */
const idLine = (id: string | undefined): string => (id === undefined || /[\n\r\0]/.test(id) ? '' : `id: ${id}\n`);

const PART = '\r\ncontent-type: application/json; charset=utf-8\r\n\r\n';

/** Incremental delivery over HTTP: a result a part. Each is followed by its boundary at once, or it would wait for the next one. */
const multipart = (boundary: string): Framing => ({
  contentType: `multipart/mixed; boundary="${boundary}"`,
  open: `\r\n--${boundary}`,
  frame: (message) => [PART, message, `\r\n--${boundary}`],
  ping: undefined,
  close: '--\r\n',
});

/** https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol */
const subscription = (boundary: string): Framing => ({
  contentType: `multipart/mixed; boundary="${boundary}"; subscriptionSpec=1.0`,
  open: `\r\n--${boundary}`,
  frame: (message) =>
    isLast(message)
      ? [PART, fatal(message), `\r\n--${boundary}`]
      : [`${PART}{"payload":`, message, `}\r\n--${boundary}`],
  ping: `${PART}{}\r\n--${boundary}`,
  close: '--\r\n',
});

/** Errors of the gateway itself after which it ends a subscription. */
const ENDING = new Set<unknown>(['UNAUTHENTICATED', 'SUBSCRIPTION_SCHEMA_RELOAD']);

/** Whether a message says that the subscription was refused or ended, and not what became of an event. */
function isLast(message: Payload): boolean {
  if (message.text.startsWith('{"data":{')) return false;
  const { data, errors } = message.result;
  const [error] = errors ?? [];
  return (
    error !== undefined &&
    (data === undefined || (data === null && !error.path && ENDING.has(error.extensions?.['code'])))
  );
}

/** What fails as a whole has no place in the document. */
function fatal({ result }: Payload): Payload {
  const errors = (result.errors ?? []).map(({ message, extensions }) => ({ message, extensions }));
  return new Payload(JSON.stringify({ payload: null, errors }));
}
