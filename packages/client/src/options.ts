import type { WebSocketConstructor } from './ws/socket.ts';

export interface ClientOptions {
  /** The gateway's GraphQL address, for example `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  /** An access token; a function is asked before each request, so that it may renew one. Without it the viewer is a guest. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
  /** `id` sends the published id alone; `text` sends the whole operation, for a gateway that has not published it yet. */
  readonly send?: 'id' | 'text';
  /**
   * `get` reads queries from their own addresses, so that a browser or a CDN may answer instead of the gateway; what is sent as text, or
   * has an address of more than 8,000 characters, is posted all the same. `post` when it is left out.
   */
  readonly queries?: 'get' | 'post';
  /** How `subscribe` is answered: server-sent events over fetch, or graphql-ws over one WebSocket for all; `sse` by default. */
  readonly subscriptions?: 'sse' | 'ws';
  /** The WebSocket to use, where the platform has none of its own: `WebSocket` of the package `ws`. */
  readonly webSocket?: WebSocketConstructor;
  /** How a subscription is taken up again whose connection was lost. */
  readonly reconnect?: ReconnectOptions;
}

export interface ReconnectOptions {
  /** How often in a row it is tried: 0 to 1,000, 10 by default. An event that comes begins a new row. */
  readonly attempts?: number;
  /** The wait before the first try, in ms; each next one is twice as long, up to 30 s, less a random part. 500 by default. */
  readonly delayMs?: number;
  /** After which silence a connection is given up, in ms: the gateway gives a sign every 12 s. 30,000 by default. */
  readonly silenceMs?: number;
  /** Told of every try. Without `lastEventId` the stream goes on with what comes then, and what came meanwhile is lost. */
  readonly onReconnect?: (lost: { readonly attempt: number; readonly lastEventId: string | undefined }) => void;
}

/** The token of the moment as the value of an Authorization header. */
export async function bearerOf({ token }: ClientOptions): Promise<string | undefined> {
  const given = typeof token === 'function' ? await token() : token;
  return given === undefined ? undefined : `Bearer ${given}`;
}
