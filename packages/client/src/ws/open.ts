import { isEnvelope } from '../answer.ts';
import type { Asked } from '../document.ts';
import { ClientError } from '../error.ts';
import { type ClientOptions, bearerOf } from '../options.ts';
import { ConnectionLost, type OpenStream, type StreamMessage, type StreamRequest } from '../stream.ts';
import { Connection } from './connection.ts';
import { Inbox } from './inbox.ts';
import { webSocketOf } from './socket.ts';

/** Gives the connection that all subscriptions share, opened when there is none. */
export type Connect = () => Promise<Connection>;

/** @throws ClientError NO_WEBSOCKET */
export function createConnect(options: ClientOptions): Connect {
  let current: Promise<Connection> | undefined;
  const forget = () => (current = undefined);
  return () =>
    (current ??= open(options, forget).catch((error: unknown) => (forget(), Promise.reject(error as Error))));
}

async function open(options: ClientOptions, onClose: () => void): Promise<Connection> {
  const WebSocket = webSocketOf(options.webSocket);
  const url = options.url.replace(/^http/, 'ws');
  const silenceMs = options.reconnect?.silenceMs ?? 30_000;
  const connection = new Connection({ url, WebSocket, authorization: await bearerOf(options), silenceMs, onClose });
  await connection.ready;
  return connection;
}

/** Opens subscriptions over graphql-transport-ws. */
export const openWs = (connect: Connect, url: string, asked: Asked): OpenStream =>
  async function* stream(request) {
    const connection = await connect().catch((error: unknown) => {
      throw error instanceof ConnectionLost && !request.isAgain ? notThere(url, error) : error;
    });
    request.signal.throwIfAborted();
    const inbox = new Inbox<unknown>();
    const leave = connection.subscribe(payloadOf(asked, request), inbox);
    const abort = () => inbox.close(request.signal.reason);
    request.signal.addEventListener('abort', abort, { once: true });
    try {
      for await (const payload of inbox.read()) yield toMessage(payload);
    } finally {
      request.signal.removeEventListener('abort', abort);
      leave();
    }
  };

const notThere = (url: string, cause: Error) =>
  new ClientError('NETWORK_ERROR', { message: `${url} does not answer over WebSocket.` }, { cause });

const payloadOf = ({ id, text, variables }: Asked, { lastEventId }: StreamRequest): object => ({
  query: id === undefined ? text : '',
  variables,
  extensions: {
    ...(id !== undefined && { documentId: id }),
    ...(lastEventId !== undefined && { lastEventId }),
  },
});

function toMessage(payload: unknown): StreamMessage {
  if (!isEnvelope(payload)) throw new ClientError('INVALID_RESPONSE', { message: 'An event is no GraphQL answer.' });
  const eventId = payload.extensions?.['eventId'];
  return { envelope: payload, eventId: typeof eventId === 'string' ? eventId : undefined };
}
