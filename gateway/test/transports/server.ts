import { type IncomingMessage, type RequestListener, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTransport } from '../../src/transports/create.ts';
import type { CommonSubgraphOptions } from '../../src/transports/options.ts';
import type { Transport } from '../../src/transports/port.ts';

export const SECRET = 'a secret of at least thirty-two characters';

export interface Seen {
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Set when the other side hung up before the answer was complete. */
  hungUp: boolean;
}

export interface OddServer {
  readonly url: string;
  /** Requests, in the order in which their bodies were complete. */
  readonly seen: Seen[];
  readonly connections: () => number;
  close(): Promise<void>;
}

export type Answering = (response: ServerResponse, number: number, seen: Seen) => void;

/** A server of node:http that answers as it is told; `number` counts its requests from 1. */
export async function startServer(answer: Answering): Promise<OddServer> {
  const seen: Seen[] = [];
  let connections = 0;
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const one: Seen = { headers: request.headers, body: Buffer.concat(chunks), hungUp: false };
    response.on('close', () => (one.hungUp = !response.writableFinished));
    answer(response, seen.push(one), one);
  };
  const server = createServer(
    (request, response) => void Promise.resolve(listener(request, response)).catch(() => undefined),
  );
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/graphql`, seen, connections: () => connections, close };
}

export const answerJson = (response: ServerResponse, value: unknown, status = 200, headers: object = {}): void =>
  void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));

export interface Odd {
  readonly server: OddServer;
  readonly transport: Transport;
}

export type StartOdd = (answer: Answering, options?: CommonSubgraphOptions & { secret?: string }) => Promise<Odd>;

/** Starts odd servers, each with a transport to it; `closeAll` is for `afterEach`. */
export function oddServers(): { readonly start: StartOdd; readonly closeAll: () => Promise<void> } {
  const open: Odd[] = [];
  const start: StartOdd = async (answer, options = {}) => {
    const server = await startServer(answer);
    const odd = { server, transport: createTransport({ name: 'odd', url: server.url, ...options }) };
    open.push(odd);
    return odd;
  };
  const closeAll = async () => {
    for (const { server, transport } of open.splice(0)) {
      await server.close();
      await transport.close();
    }
  };
  return { start, closeAll };
}
