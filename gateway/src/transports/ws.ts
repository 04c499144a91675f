import { AppError, VIEWER_HEADER, sealViewer } from '@media-gateway/kernel';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { SubgraphAnswer, SubgraphRequest } from './port.ts';

/** How long a subgraph may take to greet or to answer a ping, in ms. */
const SILENCE_MS = 10_000;

export interface WebSocketOptions {
  readonly name: string;
  /** The `http(s)://` address of the subgraph. */
  readonly url: string;
  readonly secret: string;
}

/** A subscription of a subgraph over graphql-ws: one connection for each, closed when the iteration ends. */
export async function* subscribeOverWebSocket(
  options: WebSocketOptions,
  query: SubgraphRequest,
): AsyncGenerator<SubgraphAnswer> {
  if (query.signal?.aborted) return;
  const watch = watchSilence(() => client.terminate());
  const client: Client = createClient({
    url: options.url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { [VIEWER_HEADER]: sealViewer(query.viewer, options.secret) },
    retryAttempts: 0,
    connectionAckWaitTimeout: SILENCE_MS,
    keepAlive: SILENCE_MS,
    on: { ping: watch.asked, pong: watch.answered },
  });
  const end = () => void client.dispose();
  query.signal?.addEventListener('abort', end, { once: true });
  try {
    const { operation, variables } = query;
    const events = client.iterate({
      query: operation.query,
      variables: JSON.parse(variables) as Record<string, unknown>,
      operationName: operation.name ?? null,
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
    watch.stop();
    await client.dispose();
  }
}

/** Ends what no longer answers: a subgraph that froze or vanished sends neither events nor an end. */
function watchSilence(end: () => void) {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(timer);
  const asked = (received: boolean) => void (received || (timer = setTimeout(end, SILENCE_MS)));
  const answered = (received: boolean) => void (received && stop());
  return { asked, answered, stop };
}
