import { ClientError, toClientError } from '../error.ts';
import { ConnectionLost } from '../stream.ts';
import type { Inbox } from './inbox.ts';
import { type ClientMessage, type ServerMessage, readMessage } from './protocol.ts';
import { PROTOCOL, type SocketEvent, type WebSocketConstructor, type WebSocketLike } from './socket.ts';

export interface ConnectionOptions {
  readonly url: string;
  readonly WebSocket: WebSocketConstructor;
  readonly authorization: string | undefined;
  /** How long it may be silent, in ms. */
  readonly silenceMs: number;
  /** Called once, when it is of no use any more. */
  readonly onClose: () => void;
}

/** One WebSocket that speaks graphql-transport-ws, for many subscriptions. It closes when the last of them has ended. */
export class Connection {
  /** Resolves when the gateway takes subscriptions. Rejects with ConnectionLost, or ClientError where the gateway refused. */
  readonly ready: Promise<void>;
  readonly #socket: WebSocketLike;
  readonly #options: ConnectionOptions;
  readonly #inboxes = new Map<string, Inbox<unknown>>();
  #acknowledge!: () => void;
  #refuse!: (error: Error) => void;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;
  /** Why it is closed; undefined while it is not. */
  #ended: Error | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.ready = new Promise((resolve, reject) => ([this.#acknowledge, this.#refuse] = [resolve, reject]));
    this.#socket = new options.WebSocket(options.url, PROTOCOL);
    this.#socket.addEventListener('open', () => this.#introduce());
    this.#socket.addEventListener('message', ({ data }) => this.#receive(readMessage(data)));
    this.#socket.addEventListener('close', (event) => this.#end(whyClosed(event)));
    this.#socket.addEventListener('error', () => this.#end(new ConnectionLost('The WebSocket failed.')));
    this.#giveUpAfter(options.silenceMs);
  }

  /** Sends what is subscribed to; the answers go into the inbox. @returns a function that leaves. */
  subscribe(payload: object, inbox: Inbox<unknown>): () => void {
    if (this.#ended) inbox.close(this.#ended);
    const id = String((this.#lastId += 1));
    this.#inboxes.set(id, inbox);
    this.#send({ type: 'subscribe', id, payload });
    return () => {
      if (!this.#inboxes.has(id)) return;
      this.#send({ type: 'complete', id });
      this.#forget(id);
    };
  }

  #introduce(): void {
    const { authorization } = this.#options;
    this.#send({ type: 'connection_init', ...(authorization !== undefined && { payload: { authorization } }) });
  }

  #receive(message: ServerMessage | undefined): void {
    this.#listen();
    if (!message) return this.#end(new ClientError('INVALID_RESPONSE', { message: 'A message is not graphql-ws.' }));
    if (message.type === 'connection_ack') this.#acknowledge();
    if (message.type === 'ping') this.#send({ type: 'pong' });
    if (!('id' in message)) return;
    const inbox = this.#inboxes.get(message.id);
    if (message.type === 'next') return inbox?.push(message.payload);
    const [error] = message.type === 'error' ? message.payload : [];
    inbox?.close(error && toClientError(error));
    this.#forget(message.id);
  }

  #send(message: ClientMessage): void {
    if (!this.#ended) this.#socket.send(JSON.stringify(message));
  }

  #forget(id: string): void {
    this.#inboxes.delete(id);
    if (this.#inboxes.size === 0) this.#end(new ConnectionLost('Nobody listens any more.'));
  }

  /** Asks for a sign of life after half of the silence: the gateway's own pings are frames, which a browser does not show. */
  #listen(): void {
    const half = this.#options.silenceMs / 2;
    this.#after(half, () => {
      this.#send({ type: 'ping' });
      this.#giveUpAfter(half);
    });
  }

  #giveUpAfter(ms: number): void {
    this.#after(ms, () => this.#end(new ConnectionLost('The WebSocket was silent for too long.')));
  }

  #after(ms: number, act: () => void): void {
    clearTimeout(this.#silence);
    if (!this.#ended) this.#silence = setTimeout(act, ms);
  }

  #end(error: Error): void {
    if (this.#ended) return;
    this.#ended = error;
    clearTimeout(this.#silence);
    this.#refuse(error);
    for (const inbox of this.#inboxes.values()) inbox.close(error);
    this.#inboxes.clear();
    this.#socket.close(1000);
    this.#options.onClose();
  }
}

/** 4400 to 4499 are the refusals of graphql-ws: to come again would be refused again. */
function whyClosed({ code = 1006, reason = '' }: SocketEvent): Error {
  const said = `The gateway closed the WebSocket: ${code}${reason && ` ${reason}`}.`;
  if (code < 4400 || code > 4499) return new ConnectionLost(said);
  return new ClientError('INVALID_RESPONSE', { message: said, extensions: { code } });
}
