import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Defer20220824Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type GatewayServer, serveGateway } from '../../src/facades/server.ts';
import { type Library, startLibrary } from '../fixture/supergraph.ts';
import { type Client, type Shown, apolloClient3, apolloClient4 } from './apollo.ts';

let library: Library;
let server: GatewayServer;
beforeAll(async () => {
  library = await startLibrary('http');
  const report = (error: unknown) => void library.faults.push(error);
  server = await serveGateway({ gateway: library.gateway, port: 0, host: '127.0.0.1', report });
});
afterAll(async () => {
  await server.close();
  await library.close();
});

interface Results {
  iterate(request: { query: string }): AsyncIterable<unknown>;
  dispose(): unknown;
}

/** A client that shows results one after the other, and leaves what is deferred as it came. */
function plain(client: Results): Client {
  const ask = async (query: string): Promise<readonly Shown[]> => {
    const shown: Shown[] = [];
    for await (const result of client.iterate({ query })) {
      shown.push({ data: (result as { data: unknown }).data, error: undefined });
    }
    await client.dispose();
    return shown;
  };
  return { query: ask, subscribe: ask };
}

const CLIENTS: readonly (readonly [string, (url: string) => Client])[] = [
  ['Apollo Client 3', apolloClient3],
  ['Apollo Client 4 by path', (url) => apolloClient4(url, new Defer20220824Handler())],
  ['Apollo Client 4 by id', (url) => apolloClient4(url, new GraphQL17Alpha9Handler())],
  ['graphql-sse', (url) => plain(createSseClient({ url, retryAttempts: 0 }))],
  [
    'graphql-ws',
    (url) => plain(createWsClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 })),
  ],
];

describe.each(CLIENTS)('%s', (_name, clientOf) => {
  const client = () => clientOf(`${server.url}/graphql`);

  it('reads an answer of three subgraphs', async () => {
    const query =
      '{ media(id: "b1") { __typename title reviews(first: 1) { __typename author { __typename name } } } }';
    const review = { __typename: 'Review', author: { __typename: 'User', name: 'Ada' } };
    expect(await client().query(query)).toEqual([
      { data: { media: { __typename: 'Book', title: 'The Trial', reviews: [review] } }, error: undefined },
    ]);
  });

  it('reads the events of a subscription that other subgraphs complete', async () => {
    const query =
      'subscription { reviewAdded(media: "b1") { __typename author { __typename name } media { __typename title } } }';
    const added = (name: string) => ({
      __typename: 'Review',
      author: { __typename: 'User', name },
      media: { __typename: 'Book', title: 'The Trial' },
    });
    expect(await client().subscribe(query)).toEqual([
      { data: { reviewAdded: added('Ada') }, error: undefined },
      { data: { reviewAdded: added('Bob') }, error: undefined },
    ]);
  });

  it('is told of no fault', () => {
    expect(library.faults).toEqual([]);
  });
});

describe.each(CLIENTS.slice(0, 3))('%s', (_name, clientOf) => {
  it('shows what is not deferred first, and then what other subgraphs say', async () => {
    const query = `{ media(id: "b1") { __typename id title ...Late @defer(label: "late") } }
      fragment Late on Book { reviews { __typename id body } }`;
    const first = { __typename: 'Book', id: 'b1', title: 'The Trial' };
    const reviews = [
      { __typename: 'Review', id: 'r1', body: 'Bleak.' },
      { __typename: 'Review', id: 'r2', body: 'Funny.' },
    ];
    expect(await clientOf(`${server.url}/graphql`).query(query)).toEqual([
      { data: { media: first }, error: undefined },
      { data: { media: { ...first, reviews } }, error: undefined },
    ]);
  });
});
