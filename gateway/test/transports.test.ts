import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, afterAll, describe, expect, it } from '@jest/globals';
import { GUEST } from '@media-gateway/kernel';
import { createHttpTransport } from '../src/transports/http.ts';
import { type SubgraphRequest, type Transport, subgraphOperation } from '../src/transports/port.ts';
import { type Library, SECRET, type TransportKind, startLibrary } from './fixture/supergraph.ts';

interface Asked extends Partial<SubgraphRequest> {
  readonly name?: string;
  readonly given?: Readonly<Record<string, unknown>>;
}

const ask = (query: string, { name, given = {}, ...more }: Asked = {}): SubgraphRequest => ({
  operation: subgraphOperation(query, name, query.startsWith('subscription') ? 'subscription' : 'query'),
  variables: JSON.stringify(given),
  viewer: GUEST,
  headers: {},
  deadline: undefined,
  signal: undefined,
  ...more,
});

/** The contract: what the executor may rely on, whichever way a subgraph is reached. */
describe.each<TransportKind>(['local', 'http'])('%s transport', (kind) => {
  let library: Library;
  let users: Transport;
  let reviews: Transport;
  beforeAll(async () => {
    library = await startLibrary(kind);
    users = library.transports['users'] as Transport;
    reviews = library.transports['reviews'] as Transport;
  });
  afterAll(() => library.close());

  it('answers with data', async () => {
    expect((await users.request(ask('{ me { name } }'))).data).toEqual({ me: { name: 'Ada' } });
  });

  it('sends variables and the operation name', async () => {
    const query =
      'query A { __typename } query B($r: [_Any!]!) { _entities(representations: $r) { ... on User { name } } }';
    const answer = await users.request(ask(query, { name: 'B', given: { r: [{ __typename: 'User', id: 'u2' }] } }));
    expect(answer.data).toEqual({ _entities: [{ name: 'Bob' }] });
  });

  it('tells the subgraph who asks', async () => {
    const viewer = { id: 'user_ada', role: 'admin' as const, scopes: [] };
    expect((await users.request(ask('{ me { role } }', { viewer }))).data).toEqual({ me: { role: 'admin' } });
  });

  it('gives errors inside an answer as the answer', async () => {
    const answer = await users.request(ask('{ nonsense }'));
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors?.[0]?.message).toContain('nonsense');
  });

  it('streams a subscription to its end', async () => {
    const bodies: unknown[] = [];
    for await (const event of reviews.subscribe(ask('subscription { reviewAdded(media: "b1") { body } }')))
      bodies.push(event.data);
    expect(bodies).toEqual([{ reviewAdded: { body: 'Bleak.' } }, { reviewAdded: { body: 'Funny.' } }]);
  });

  it('ends a subscription with its signal', async () => {
    const leaving = new AbortController();
    let events = 0;
    for await (const _event of reviews.subscribe(
      ask('subscription { reviewAdded { body } }', { signal: leaving.signal }),
    )) {
      events += 1;
      leaving.abort();
    }
    expect(events).toBeLessThan(4);
  });
});

describe('http transport to a subgraph that does not speak GraphQL', () => {
  let server: Server | undefined;
  let transport: Transport;
  const start = async (listener: RequestListener, timeoutMs = 2000): Promise<Transport> => {
    server = createServer(listener);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return createHttpTransport({ name: 'odd', url: `http://127.0.0.1:${port}/graphql`, secret: SECRET, timeoutMs });
  };
  afterEach(async () => {
    server?.closeAllConnections();
    server?.close();
    await transport.close();
  });

  it.each([
    ['HTML', 200, '<html>Welcome</html>'],
    ['an empty body with status 500', 500, ''],
    ['JSON that is no answer', 200, '{"hello":"world"}'],
    ['a body cut in the middle', 200, '{"data":{"me"'],
  ])('says SUBGRAPH_ERROR for %s', async (_name, status, body) => {
    transport = await start((_request, response) => response.writeHead(status).end(body));
    await expect(transport.request(ask('{ me }'))).rejects.toMatchObject({ code: 'SUBGRAPH_ERROR' });
  });

  it('says SUBGRAPH_TIMEOUT when the answer is late', async () => {
    transport = await start(() => undefined, 50);
    await expect(transport.request(ask('{ me }'))).rejects.toMatchObject({ code: 'SUBGRAPH_TIMEOUT' });
  });

  it('says SUBGRAPH_UNAVAILABLE when nobody listens, without the address', async () => {
    transport = createHttpTransport({
      name: 'gone',
      url: 'http://127.0.0.1:1/graphql',
      secret: SECRET,
      timeoutMs: 500,
    });
    const error: Error = await transport.request(ask('{ me }')).then(Object, (reason: Error) => reason);
    expect(error).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(error.message).not.toContain('127.0.0.1');
  });
});
