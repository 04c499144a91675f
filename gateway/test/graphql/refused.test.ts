import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { GatewayRequest, GatewayResponse } from '../../src/gateway.ts';
import { FILM, JSON_TYPE, QUERY, ask, codeOf, utf8 } from './ask.ts';
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

describe('what cannot be read is refused in JSON, with a code', () => {
  it.each<[string, string, Record<string, string>, string, number, string]>([
    ['no JSON', 'POST', {}, '{"query":', 400, 'INVALID_JSON'],
    ['an array', 'POST', {}, JSON.stringify([QUERY, QUERY]), 400, 'BAD_USER_INPUT'],
    ['a number', 'POST', {}, '3', 400, 'BAD_USER_INPUT'],
    ['nothing', 'POST', {}, '', 400, 'BAD_REQUEST'],
    ['an unknown parameter', 'POST', {}, '{"qeury":"{ a }"}', 400, 'BAD_REQUEST'],
    ['a parameter named as what every object has', 'POST', {}, '{"__proto__":{},"query":"{ a }"}', 400, 'BAD_REQUEST'],
    ['a query that is no text', 'POST', {}, '{"query":1}', 400, 'BAD_REQUEST'],
    ['variables that are a list', 'POST', {}, '{"query":"{ a }","variables":[]}', 400, 'BAD_REQUEST'],
    [
      'a form',
      'POST',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'query={a}',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['a body that is packed', 'POST', { 'content-encoding': 'gzip' }, 'xx', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['an image wanted', 'POST', { accept: 'image/png' }, JSON.stringify(QUERY), 406, 'NOT_ACCEPTABLE'],
    [
      'a protocol of tomorrow',
      'POST',
      { accept: 'multipart/mixed;subscriptionSpec=2.0' },
      JSON.stringify(QUERY),
      406,
      'NOT_ACCEPTABLE',
    ],
    ['PUT', 'PUT', {}, JSON.stringify(QUERY), 405, 'METHOD_NOT_ALLOWED'],
    ['DELETE', 'DELETE', {}, '', 405, 'METHOD_NOT_ALLOWED'],
  ])('%s', async (_name, method, headers, body, status, code) => {
    answer = () => refusal('BAD_REQUEST');
    const given = await ask(served.url, method, '/graphql', { ...JSON_TYPE, ...headers }, undefined, body);
    expect([given.status, codeOf(given.body)]).toEqual([status, code]);
    expect(given.headers['content-type']).toBe(utf8('application/json'));
    if (status === 405) expect(given.headers.allow).toBe('GET, HEAD, POST, QUERY, OPTIONS');
  });

  it('says that a batch is not taken', async () => {
    expect(await (await post(served.graphql, [QUERY])).text()).toContain(
      'send each of its items as a request of its own',
    );
  });

  it('names POST where a mutation was sent with GET', async () => {
    answer = () => refusal('MUTATION_OVER_GET', 405);
    expect((await ask(served.url, 'GET', '/graphql?query=mutation', {})).headers.allow).toBe('POST');
  });

  it('answers a fault of ours without its message, and reports it', async () => {
    answer = () => Promise.reject(new Error('secret'));
    const given = await ask(served.url, 'POST', '/graphql', JSON_TYPE, undefined, JSON.stringify(QUERY));
    expect([given.status, codeOf(given.body)]).toEqual([500, 'INTERNAL_SERVER_ERROR']);
    expect(given.body).not.toContain('secret');
    expect(served.faults).toHaveLength(1);
  });
});
