import type { Supergraph } from '@media-gateway/testkit';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** A graphql-ws client, as the apps use it. */
export const connect = ({ url }: Supergraph, token?: string): Client =>
  createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(token && { connectionParams: { authorization: `Bearer ${token}` } }),
  });
