import type { SubgraphAnswer, SubgraphRequest, Transport } from '../../src/transports/port.ts';
import { ask, failureOf } from './ask.ts';
import type { Answering } from './server.ts';

export const TICK = 'subscription { tick }';
export const SSE = { subscriptions: { protocol: 'sse' } } as const;
export const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8' };

export const saying =
  (text: string): Answering =>
  (response) =>
    void response.writeHead(200, HEADERS).end(text);

export const next = (tick: number, id?: string) =>
  `event: next\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify({ data: { tick } })}\n\n`;
export const COMPLETE = 'event: complete\ndata:\n\n';

/** Opens, and says nothing more. */
export const silent: Answering = (response) => response.writeHead(200, HEADERS).flushHeaders();

export async function take(transport: Transport, request: SubgraphRequest = ask(TICK), count = Infinity) {
  const events: SubgraphAnswer[] = [];
  for await (const event of transport.subscribe(request)) if (events.push(event) === count) break;
  return events;
}

export const failing = (transport: Transport, request?: SubgraphRequest) => failureOf(take(transport, request));
