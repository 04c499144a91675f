import { ClientError } from '../error.ts';

/** What of a WebSocket is used; that of browsers, of Node 22 and of the package `ws` have it. */
export interface WebSocketLike {
  send(text: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'open' | 'message' | 'close' | 'error', listener: (event: SocketEvent) => void): void;
}

export interface SocketEvent {
  readonly type: string;
  readonly data?: unknown;
  readonly code?: number;
  readonly reason?: string;
}

export type WebSocketConstructor = new (url: string, protocol: string) => WebSocketLike;

/** https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md */
export const PROTOCOL = 'graphql-transport-ws';

/** @throws ClientError NO_WEBSOCKET where the platform has none and none was given. */
export function webSocketOf(given: WebSocketConstructor | undefined): WebSocketConstructor {
  const found = given ?? (globalThis as { readonly WebSocket?: WebSocketConstructor }).WebSocket;
  if (found) return found;
  throw new ClientError('NO_WEBSOCKET', {
    message: 'This platform has no WebSocket; give one as "webSocket", or leave "subscriptions" at "sse".',
  });
}
