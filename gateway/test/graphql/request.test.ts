import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { GatewayRequest, GatewayResponse } from '../../src/gateway.ts';
import { FILM, JSON_TYPE, QUERY, ask } from './ask.ts';
import { type Served, post, serve, single, until } from './fixture.ts';

let answer: (request: GatewayRequest) => GatewayResponse | Promise<GatewayResponse>;
let served: Served;
beforeAll(async () => {
  served = await serve((request) => answer(request));
});
beforeEach(() => {
  answer = () => single(FILM);
  served.asked.length = 0;
  served.faults.length = 0;
});
afterAll(() => served.close());

const last = () => served.asked.at(-1);

describe('a request', () => {
  it('is handed on with everything the client said', async () => {
    const sent = await post(
      served.graphql,
      { ...QUERY, operationName: 'A', variables: { a: [1] }, extensions: { x: 1 } },
      { authorization: 'Bearer t', 'x-tenant': 'acme', 'last-event-id': '7' },
    );
    expect(await sent.json()).toEqual(FILM);
    expect(last()).toMatchObject({
      facade: 'graphql',
      query: '{ film { name } }',
      operationName: 'A',
      variables: { a: [1] },
      authorization: 'Bearer t',
      lastEventId: '7',
      readOnly: false,
      incremental: false,
    });
    expect(last()?.headers).toMatchObject({ 'x-tenant': 'acme', authorization: 'Bearer t' });
  });

  it('may be a GET, which changes nothing', async () => {
    const search = new URLSearchParams({ query: '{ a }', variables: '{"a":1}', operationName: 'A', extensions: '{}' });
    await fetch(`${served.graphql}?${search}`);
    expect(last()).toMatchObject({ query: '{ a }', variables: { a: 1 }, operationName: 'A', readOnly: true });
  });

  it.each([
    ['documentId', { documentId: 'id' }],
    ['doc_id', { doc_id: 'id' }],
    ['persistedQuery', { extensions: { persistedQuery: { version: 1, sha256Hash: 'id' } } }],
  ])('finds the id of an operation in %s', async (_name, body) => {
    await post(served.graphql, body);
    expect(last()).toMatchObject({ operationId: 'id' });
  });

  it('takes a body in pieces, cut within a character', async () => {
    const bytes = Buffer.from(JSON.stringify({ query: '{ a } # 生' }));
    const body = new ReadableStream({
      async start(controller) {
        for (const piece of [bytes.subarray(0, -4), bytes.subarray(-4)]) {
          controller.enqueue(piece);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        controller.close();
      },
    });
    const headers = { 'content-type': 'application/vnd.acme+json; charset=utf-8' };
    await fetch(served.graphql, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
    expect(last()?.query).toBe('{ a } # 生');
  });

  it('is aborted when the client leaves, and nothing is reported', async () => {
    answer = ({ signal }) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve(single(FILM))));
    const leaving = new AbortController();
    const asked = fetch(served.graphql, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify(QUERY),
      signal: leaving.signal,
    });
    await until(() => served.asked.length === 1);
    expect(last()?.signal?.aborted).toBe(false);
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await until(() => last()?.signal?.aborted === true);
    expect(served.faults).toEqual([]);
  });

  it('is not aborted when it was answered', async () => {
    await (await post(served.graphql, QUERY)).text();
    await ask(served.url, 'GET', '/health/live', {});
    expect(last()?.signal?.aborted).toBe(false);
  });
});
