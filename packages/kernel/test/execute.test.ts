import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { type SubgraphRequest, type Viewer, VIEWER_HEADER, createExecutor, sealViewer } from '../src/index.ts';
import { type Served, serveSubgraph } from '../src/serve.ts';
import { LEAK, example } from './subgraph.ts';

const SECRET = 'a secret of at least thirty-two characters';
const DEPS = { greeting: 'Hello' };
const GUEST: Viewer = { id: null, role: 'guest', scopes: [] };
const DEMO: Viewer = { id: 'user_demo', role: 'user', scopes: [] };

const reported: string[] = [];
const report = (error: unknown) => void reported.push((error as Error).message);

let served: Served;
beforeAll(async () => {
  served = await serveSubgraph(example, { deps: DEPS, port: 0, host: '127.0.0.1', secret: SECRET, report });
});
afterAll(() => served.close());
beforeEach(() => void reported.splice(0));

const executeLocally = createExecutor(example, DEPS, report);

const post = (body: object, viewer: string) =>
  fetch(served.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [VIEWER_HEADER]: viewer },
    body: JSON.stringify(body),
  });

async function executeOverHttp({ viewer, ...body }: SubgraphRequest): Promise<ExecutionResult> {
  return (await post(body, sealViewer(viewer, SECRET))).json() as Promise<ExecutionResult>;
}

function subscribeOverSocket({ viewer, ...body }: SubgraphRequest, header = sealViewer(viewer, SECRET)) {
  const client = createClient({
    url: served.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { [VIEWER_HEADER]: header },
    retryAttempts: 0,
  });
  return client.iterate(body as Parameters<typeof client.iterate>[0]);
}

/** What a client of a result can rely on; where in the document it was is not part of it. */
function plain({ data, errors }: ExecutionResult) {
  const shown = errors
    ?.map((error) => JSON.parse(JSON.stringify(error)) as GraphQLFormattedError)
    .map(({ message, path, extensions }) => ({ message, path, code: extensions?.['code'] }));
  return JSON.parse(JSON.stringify({ data, errors: shown })) as { data?: unknown; errors?: object[] };
}

describe('a subgraph in this process and over HTTP', () => {
  const cases: readonly [string, Omit<SubgraphRequest, 'viewer'> & { viewer?: Viewer }, object][] = [
    [
      'a query with variables',
      { query: 'query ($name: String!) { hello(name: $name) }', variables: { name: 'Ada' } },
      { data: { hello: 'Hello Ada' } },
    ],
    [
      'one of several operations',
      { query: 'query A { half } query B { hello(name: "B") }', operationName: 'B' },
      { data: { hello: 'Hello B' } },
    ],
    ['a mutation', { query: 'mutation { like }', viewer: DEMO }, { data: { like: 'liked by user_demo' } }],
    ['the viewer', { query: '{ me }', viewer: DEMO }, { data: { me: 'user_demo' } }],
    [
      'a guest',
      { query: '{ me half }' },
      { data: { me: null, half: 0.5 }, errors: [{ code: 'UNAUTHENTICATED', path: ['me'] }] },
    ],
    [
      'an error of the family',
      { query: '{ missing }' },
      { data: { missing: null }, errors: [{ message: 'There is none.', path: ['missing'], code: 'NOT_FOUND' }] },
    ],
    [
      'a fault',
      { query: '{ a: broken }' },
      { data: { a: null }, errors: [{ path: ['a'], code: 'INTERNAL_SERVER_ERROR' }] },
    ],
    ['a syntax error', { query: '{ half' }, { errors: [{ code: 'GRAPHQL_PARSE_FAILED' }] }],
    ['an unknown field', { query: '{ nothing }' }, { errors: [{ code: 'GRAPHQL_VALIDATION_FAILED' }] }],
    [
      'a missing variable',
      { query: 'query ($name: String!) { hello(name: $name) }' },
      { errors: [{ code: 'BAD_USER_INPUT' }] },
    ],
  ];

  it.each(cases)('answer alike: %s', async (_, request, expected) => {
    const full = { viewer: GUEST, ...request };
    const local = plain((await executeLocally(full)) as ExecutionResult);
    expect(local).toMatchObject(expected);
    expect(plain(await executeOverHttp(full))).toEqual(local);
  });

  it('report a fault each and let nothing of it out', async () => {
    const request = { query: '{ broken }', viewer: GUEST };
    const answers = [await executeLocally(request), await executeOverHttp(request)];
    expect(JSON.stringify(answers)).not.toContain('secret');
    expect(reported).toEqual([LEAK, LEAK]);
  });

  it('parse and validate a document once', async () => {
    const first = await executeLocally({ query: '{ nothing }', viewer: GUEST });
    const second = await executeLocally({ query: '{ nothing }', viewer: GUEST });
    expect((second as ExecutionResult).errors).toBe((first as ExecutionResult).errors);
  });
});

describe('a subscription in this process and over graphql-ws', () => {
  async function collect(events: AsyncIterable<ExecutionResult>) {
    const results = [];
    for await (const event of events) results.push(plain(event));
    return results;
  }
  const both = async (request: SubgraphRequest) => [
    await collect((await executeLocally(request)) as AsyncIterable<ExecutionResult>),
    await collect(subscribeOverSocket(request) as AsyncIterable<ExecutionResult>),
  ];

  it('gives its events in order and ends', async () => {
    const [local, remote] = await both({
      query: 'subscription ($to: Int!) { count(to: $to) }',
      variables: { to: 3 },
      viewer: GUEST,
    });
    expect(local).toEqual([{ data: { count: 1 } }, { data: { count: 2 } }, { data: { count: 3 } }]);
    expect(remote).toEqual(local);
  });

  it('knows the viewer', async () => {
    const [local, remote] = await both({ query: 'subscription { mine }', viewer: DEMO });
    expect(local).toEqual([{ data: { mine: 'user_demo' } }]);
    expect(remote).toEqual(local);
  });

  it('masks a fault in an event and goes on', async () => {
    const [local, remote] = await both({ query: 'subscription { brokenAt(at: 1) }', viewer: GUEST });
    expect(local).toEqual([
      {
        data: { brokenAt: null },
        errors: [expect.objectContaining({ code: 'INTERNAL_SERVER_ERROR', path: ['brokenAt'] })],
      },
      { data: { brokenAt: 2 } },
    ]);
    expect(remote).toEqual(local);
    expect(reported).toEqual([LEAK, LEAK]);
  });

  it('masks a fault at its start', async () => {
    const request = { query: 'subscription { refused }', viewer: GUEST };
    const { errors } = plain((await executeLocally(request)) as ExecutionResult);
    expect(errors).toEqual([expect.objectContaining({ code: 'INTERNAL_SERVER_ERROR' })]);
    const [remote] = await collect(subscribeOverSocket(request) as AsyncIterable<ExecutionResult>);
    expect(remote?.errors).toEqual(errors);
    expect(reported).toEqual([LEAK, LEAK]);
  });
});

describe('a viewer that was not sealed by the gateway', () => {
  const forged = sealViewer({ ...DEMO, role: 'admin' }, 'another secret that is just as long as it');

  it('is refused over HTTP, and no fault is reported', async () => {
    const response = await post({ query: '{ half }' }, forged);
    const { data, errors } = plain((await response.json()) as ExecutionResult);
    expect([data ?? null, errors]).toEqual([null, [expect.objectContaining({ code: 'UNAUTHENTICATED' })]]);
    expect(reported).toEqual([]);
  });

  it('is refused over a socket, and no fault is reported', async () => {
    const events = subscribeOverSocket({ query: 'subscription { count(to: 1) }', viewer: DEMO }, forged);
    await expect(events.next()).rejects.toMatchObject({ code: 4403 });
    expect(reported).toEqual([]);
  });
});

describe('a served subgraph', () => {
  it('tells that it is well', async () => {
    expect((await fetch(new URL('/health', served.url))).status).toBe(200);
  });

  it('says in one line that its port is in use', async () => {
    const port = Number(new URL(served.url).port);
    await expect(
      serveSubgraph(example, { deps: DEPS, port, host: '127.0.0.1', secret: SECRET, report }),
    ).rejects.toMatchObject({
      name: 'StartupError',
      message: `Port ${port} is in use. Stop what listens there, or set PORT to another.`,
    });
  });

  it('closes at once, whatever is still open', async () => {
    const other = await serveSubgraph(example, { deps: DEPS, port: 0, host: '127.0.0.1', secret: SECRET, report });
    const socket = new WebSocket(other.url.replace('http', 'ws'), 'graphql-transport-ws');
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await other.close();
    expect(await closed).toBe(1001);
    await expect(fetch(other.url)).rejects.toThrow();
  });
});
