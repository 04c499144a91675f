import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type GatewayServer, serveGateway } from '../src/facades/server.ts';
import { type Library, startLibrary } from './fixture/supergraph.ts';

let library: Library;
let server: GatewayServer;
beforeAll(async () => {
  library = await startLibrary('local');
  server = await serveGateway({
    gateway: library.gateway,
    port: 0,
    host: '127.0.0.1',
    report: (error) => void library.faults.push(error),
  });
});
afterAll(async () => {
  await server.close();
  await library.close();
});

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const SPEC = { accept: 'application/graphql-response+json' };

describe('GraphQL over HTTP', () => {
  it('answers POST and GET', async () => {
    const body = { data: { me: { name: 'Ada' } }, extensions: { cost: 1 } };
    expect(await (await post({ query: '{ me { name } }' })).json()).toEqual(body);
    expect(await (await fetch(`${server.url}/graphql?query=${encodeURIComponent('{ me { name } }')}`)).json()).toEqual(
      body,
    );
  });

  it('has status 400 for a wrong document, and 200 where the client takes application/json only', async () => {
    const wrong = { query: '{ nonsense }' };
    const strict = await post(wrong, SPEC);
    expect([strict.status, strict.headers.get('content-type')]).toEqual([
      400,
      'application/graphql-response+json; charset=utf-8',
    ]);
    expect((await post(wrong, { accept: 'application/json' })).status).toBe(200);
    expect(await strict.json()).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' }, locations: [{ line: 1 }] }],
    });
  });

  it('keeps status 200 for partial data', async () => {
    const answer = await post({ query: '{ forbidden me { name } }' }, SPEC);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      data: { forbidden: null, me: { name: 'Ada' } },
      errors: [{ path: ['forbidden'] }],
    });
  });

  it.each([
    ['documentId', { documentId: 'x' }],
    ['doc_id', { doc_id: 'x' }],
    ['extensions.persistedQuery', { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }],
  ])('finds the id of an operation in %s', async (_where, body) => {
    const answer = await post(body, SPEC);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
  });

  it('refuses several operations in one body', async () => {
    expect((await post([{ query: '{ me { id } }' }], SPEC)).status).toBe(400);
  });

  it('shows a page to a browser, and only to a browser', async () => {
    const page = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html,application/xhtml+xml' } });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect((await fetch(`${server.url}/graphql`, { headers: SPEC })).status).toBe(400);
  });

  it('reported none of it as a fault of ours', () => {
    expect(library.faults).toEqual([]);
  });
});

describe('graphql-ws', () => {
  const connect = () =>
    createClient({ url: `${server.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 });

  it('streams events that other subgraphs completed', async () => {
    const client = connect();
    const names: unknown[] = [];
    for await (const { data } of client.iterate({
      query: 'subscription { reviewAdded(media: "b1") { author { name } } }',
    }))
      names.push(data);
    expect(names).toEqual([{ reviewAdded: { author: { name: 'Ada' } } }, { reviewAdded: { author: { name: 'Bob' } } }]);
    await client.dispose();
  });

  it('answers queries too', async () => {
    const client = connect();
    const { value } = await client.iterate({ query: '{ me { name } }' }).next();
    expect(value?.data).toEqual({ me: { name: 'Ada' } });
    await client.dispose();
  });

  it('ends an operation that is refused with its errors', async () => {
    const client = connect();
    await expect(client.iterate({ query: 'subscription { nonsense }' }).next()).rejects.toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    await client.dispose();
  });
});
