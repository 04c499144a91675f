import { AppError, VIEWER_HEADER, sealViewer } from '@media-gateway/kernel';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { SubgraphAnswer, SubgraphQuery } from './port.ts';

export interface WebSocketOptions {
  readonly name: string;
  /** The `http(s)://` address of the subgraph. */
  readonly url: string;
  readonly secret: string;
}

/** A subscription of a subgraph over graphql-ws: one connection for each, closed when the iteration ends. */
export async function* subscribeOverWebSocket(
  options: WebSocketOptions,
  query: SubgraphQuery,
): AsyncGenerator<SubgraphAnswer> {
  const client = createClient({
    url: options.url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { [VIEWER_HEADER]: sealViewer(query.viewer, options.secret) },
    retryAttempts: 0,
  });
  const end = () => void client.dispose();
  query.signal?.addEventListener('abort', end, { once: true });
  try {
    const { query: text, operationName, variables } = query;
    const events = client.iterate({
      query: text,
      variables,
      operationName: operationName ?? null,
    }) as AsyncIterable<SubgraphAnswer>;
    for await (const event of events) {
      if (query.signal?.aborted) return;
      yield event;
    }
  } catch (cause) {
    if (query.signal?.aborted) return;
    const details = { service: options.name };
    throw new AppError('SUBGRAPH_UNAVAILABLE', `The subgraph "${options.name}" ended the subscription.`, {
      details,
      cause,
    });
  } finally {
    query.signal?.removeEventListener('abort', end);
    await client.dispose();
  }
}
