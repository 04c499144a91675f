import { type Client, type ClientOptions, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { LeaveSignal } from '../../src/leaving.ts';
import { type Served, serve, streamOf, until } from '../graphql/fixture.ts';

const open: { close(): unknown }[] = [];

/** Ends what a test opened. */
export const closeAll = async (): Promise<void> => {
  await Promise.all(open.splice(0).map((each) => each.close()));
};

export const start = async (...args: Parameters<typeof serve>): Promise<Served> => {
  const served = await serve(...args);
  open.push(served);
  return served;
};

export const address = ({ url }: Served) => `${url.replace('http', 'ws')}/graphql`;

/** A client of graphql-ws. */
export function clientOf(served: Served, options: Partial<ClientOptions> = {}): Client {
  const client = createClient({ url: address(served), webSocketImpl: WebSocket, retryAttempts: 0, ...options });
  open.unshift({ close: () => client.dispose() });
  return client;
}

export async function follow(client: Client, request: Parameters<Client['iterate']>[0]): Promise<unknown[]> {
  const results: unknown[] = [];
  for await (const result of client.iterate(request)) results.push(result);
  return results;
}

export interface Raw {
  readonly socket: WebSocket;
  /** What the server sent, as it was written. */
  readonly received: string[];
  say(message: object): void;
  readonly closed: Promise<readonly [code: number, reason: string]>;
}

/** A client that says what it is told to. */
export async function rawClient(served: Served): Promise<Raw> {
  const socket = new WebSocket(address(served), 'graphql-transport-ws', { headers: { 'x-tenant': 'acme' } });
  const received: string[] = [];
  socket.on('message', (data) => received.push(String(data)));
  const closed = new Promise<readonly [number, string]>((resolve) =>
    socket.once('close', (code, reason) => resolve([code, String(reason)])),
  );
  await new Promise((resolve) => socket.once('open', resolve));
  open.unshift({ close: () => socket.terminate() });
  return { socket, received, closed, say: (message) => socket.send(JSON.stringify(message)) };
}

export async function greeted(served: Served): Promise<Raw> {
  const raw = await rawClient(served);
  raw.say({ type: 'connection_init' });
  await until(() => raw.received.length === 1);
  return raw;
}

export const SUBSCRIPTION = { query: 'subscription { film { name } }' };
export const film = (name: string) => ({ data: { film: { name } } });
export const never = (signal: LeaveSignal | undefined) =>
  streamOf(
    (async function* () {
      await new Promise<void>((resolve) => signal?.addEventListener('abort', resolve));
      yield* [];
    })(),
  );
