import { mkdtemp, rm } from 'node:fs/promises';
import { type Server, createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { createExecutor, defineSubgraph } from '@media-gateway/kernel';
import { serveSubgraph } from '@media-gateway/kernel/serve';
import { type GraphQLSchema, parse } from 'graphql';
import { createTransport } from '../../src/transports/create.ts';
import { createLocalTransport } from '../../src/transports/local.ts';
import type { Transport } from '../../src/transports/port.ts';
import { SECRET } from './server.ts';

const SDL = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type User @key(fields: "id") {
    id: ID!
    name: String!
  }
  type Query {
    role: String!
    failing: String
  }
  type Mutation {
    count: Int!
  }
  type Subscription {
    tick(to: Int!): Int!
    broken: Int!
  }
`;

interface Context {
  readonly viewer: { readonly role: string };
}

const createResolvers = () => {
  let counted = 0;
  return {
    User: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `user ${id}` }) },
    Query: {
      role: (_: unknown, _args: unknown, { viewer }: Context) => viewer.role,
      failing: () => {
        throw new Error('password=hunter2');
      },
    },
    Mutation: { count: () => (counted += 1) },
    Subscription: {
      tick: {
        async *subscribe(_: unknown, { to }: { to: number }) {
          for (let tick = 1; tick <= to; tick += 1) {
            yield { tick };
            await new Promise((resolve) => setImmediate(resolve));
          }
        },
      },
      broken: {
        async *subscribe() {
          yield { broken: 1 };
          yield { broken: 'not a number' };
          yield { broken: 3 };
        },
      },
    },
  };
};

const ticking = () =>
  defineSubgraph({
    name: 'ticking',
    schema: buildSubgraphSchema({ typeDefs: parse(SDL), resolvers: createResolvers() as never }) as GraphQLSchema,
    createContext: (_deps: object, viewer) => ({ viewer }),
  });

export interface Reached {
  readonly transport: Transport;
  close(): Promise<void>;
}

export const WAYS = ['local', 'http + ws', 'http + sse', 'unix + ws', 'unix + sse'] as const;
export type Way = (typeof WAYS)[number];

/** The same subgraph, reached in each way. */
export async function reach(way: Way): Promise<Reached> {
  const report = () => undefined;
  if (way === 'local') {
    return { transport: createLocalTransport(createExecutor(ticking(), {}, report)), close: async () => undefined };
  }
  const served = await serveSubgraph(ticking(), { deps: {}, port: 0, host: '127.0.0.1', secret: SECRET, report });
  const front = way.startsWith('unix') ? await listenOnSocket(new URL(served.url).port) : undefined;
  const url = front?.url ?? served.url;
  const protocol = way.endsWith('sse') ? 'sse' : 'ws';
  const transport = createTransport({ name: 'ticking', url, secret: SECRET, subscriptions: { protocol } });
  const close = async () => {
    await transport.close();
    await front?.close();
    await served.close();
  };
  return { transport, close };
}

/** A Unix socket in front of a port of this machine. */
async function listenOnSocket(port: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'socket-'));
  const file = path.join(folder, 'subgraph.sock');
  const server: Server = createServer((socket) => {
    const behind = connect(Number(port), '127.0.0.1');
    socket.on('error', () => behind.destroy()).on('close', () => behind.destroy());
    behind.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.pipe(behind).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(file, resolve));
  const close = async () => {
    server.close();
    await rm(folder, { recursive: true });
  };
  return { url: `unix:${file}:/graphql`, close };
}
