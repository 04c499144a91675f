import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { createTransport } from '../../src/transports/create.ts';
import type { CommonSubgraphOptions } from '../../src/transports/options.ts';
import type { SubgraphAnswer, SubgraphRequest, Transport } from '../../src/transports/port.ts';
import { ask, failureOf } from './ask.ts';

const closing: (() => Promise<unknown> | void)[] = [];

/** Closes a thing of a test when that is over. */
export const closeLater = (close: () => Promise<unknown> | void): void => void closing.push(close);

/** For `afterEach`. */
export async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}

const SCHEMA = buildSchema('type Query { a: Int } type Subscription { tick: Int! }');

export interface Ticking {
  readonly url: string;
  readonly sockets: WebSocketServer;
  readonly asked: { params: unknown; payload: unknown }[];
}

/** A subgraph that counts for ever; `id` numbers its events. */
export async function startTicking(options: Partial<ServerOptions> = {}, beginning = 1): Promise<Ticking> {
  const server = createServer();
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  const asked: Ticking['asked'] = [];
  async function* tick() {
    for (let number = beginning; ; number += 1) {
      yield { tick: number };
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  useServer(
    {
      schema: SCHEMA,
      roots: { subscription: { tick } },
      onSubscribe: ({ connectionParams }, _id, payload) => void asked.push({ params: connectionParams, payload }),
      onNext: (_ctx, _id, _payload, _args, { data = null }) => ({
        data,
        extensions: { eventId: `e${String(data?.['tick'])}` },
      }),
      ...options,
    },
    sockets,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeLater(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, sockets, asked };
}

export function transportTo(url: string, options: CommonSubgraphOptions & { secret?: string } = {}): Transport {
  const transport = createTransport({ name: 'ticking', url, ...options });
  closeLater(() => transport.close());
  return transport;
}

export const TICK = 'subscription Tick { tick }';

export async function take(transport: Transport, count: number, request: SubgraphRequest = ask(TICK)) {
  const events: SubgraphAnswer[] = [];
  for await (const event of transport.subscribe(request)) if (events.push(event) === count) break;
  return events;
}

export const failing = (transport: Transport, count = 1) => failureOf(take(transport, count));
