import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { GatewayRequest, GatewayResponse } from '../../src/gateway.ts';
import { FILM, JSON_TYPE, QUERY, ask, utf8 } from './ask.ts';
import { type Served, post, refusal, serve, single } from './fixture.ts';

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
const GRAPHQL = 'application/graphql-response+json';

describe('an answer', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/*;q=0.5', 'application/json'],
    ['text/html, application/xhtml+xml, */*;q=0.8', 'application/json'],
    [GRAPHQL, GRAPHQL],
    [`application/json;q=0.9, ${GRAPHQL}`, GRAPHQL],
    [`${GRAPHQL};q=0.4, application/json;q=0.5`, 'application/json'],
    [`application/json, ${GRAPHQL};q=0`, 'application/json'],
    ['text/event-stream, application/json', 'application/json'],
    [`multipart/mixed;incrementalSpec=v0.2,${GRAPHQL},application/json;q=0.9`, GRAPHQL],
  ])('to a client that accepts %s is %s', async (accept, type) => {
    const { headers, body } = await ask(
      served.url,
      'POST',
      '/graphql',
      { ...JSON_TYPE, ...(accept && { accept }) },
      undefined,
      JSON.stringify(QUERY),
    );
    expect([headers['content-type'], JSON.parse(body)]).toEqual([utf8(type), FILM]);
    expect(headers['content-length']).toBe(String(Buffer.byteLength(body)));
  });

  it.each([
    ['GRAPHQL_VALIDATION_FAILED', 400, 200],
    ['COST_LIMIT_EXCEEDED', 400, 400],
    ['UNAUTHENTICATED', 401, 401],
  ])(
    'that refuses with %s has its status, but for wrong documents read as application/json',
    async (code, strict, lax) => {
      answer = () => refusal(code, strict);
      expect((await post(served.graphql, QUERY, { accept: GRAPHQL })).status).toBe(strict);
      expect((await post(served.graphql, QUERY, { accept: 'application/json' })).status).toBe(lax);
    },
  );

  it('with data that became null has status 200', async () => {
    answer = () => single({ errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }], data: null }, 403);
    expect((await post(served.graphql, QUERY, { accept: GRAPHQL })).status).toBe(200);
  });

  it('to HEAD has the headers of GET and no content', async () => {
    const path = `/graphql?query=${encodeURIComponent('{ film { name } }')}`;
    const [get, head] = [await ask(served.url, 'GET', path, {}), await ask(served.url, 'HEAD', path, {})];
    expect([head.status, head.headers['content-length'], head.body]).toEqual([200, get.headers['content-length'], '']);
    expect(last()?.readOnly).toBe(true);
  });
});
