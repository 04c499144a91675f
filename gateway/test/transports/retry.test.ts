import { afterEach, describe, expect, it } from '@jest/globals';
import { ask, failureOf, until, said } from './ask.ts';
import { type Answering, answerJson, oddServers } from './server.ts';

const { start, closeAll } = oddServers();
afterEach(closeAll);

const QUICK = { retry: { baseMs: 5 }, breaker: { enabled: false } };
const unavailable: Answering = (response) => void response.writeHead(503).end();
const reset: Answering = (response) => void response.socket?.resetAndDestroy();

/** Fails as often as it is told, then answers. */
const after =
  (count: number, fail: Answering): Answering =>
  (response, number, seen) =>
    number <= count ? fail(response, number, seen) : answerJson(response, { data: { number } });

describe('a query is sent again', () => {
  it.each([
    ['when the connection was reset', reset],
    ['after 503 without GraphQL', unavailable],
    ['after 502 without GraphQL', ((response) => void response.writeHead(502).end('<html>')) as Answering],
    ['after 504 without GraphQL', ((response) => void response.writeHead(504).end('')) as Answering],
  ])('%s', async (_name, fail) => {
    const { transport, server } = await start(after(1, fail), QUICK);
    expect(await said(transport.request(ask('{ me }')))).toEqual({ data: { number: 2 } });
    expect(server.seen[1]?.body).toEqual(server.seen[0]?.body);
  });

  it('as often as it may', async () => {
    const { transport, server } = await start(unavailable, { ...QUICK, retry: { attempts: 4, baseMs: 2 } });
    expect((await failureOf(transport.request(ask('{ me }')))).code).toBe('SUBGRAPH_UNAVAILABLE');
    expect(server.seen).toHaveLength(4);
  });

  it('after the time that the subgraph asked for, when that is short', async () => {
    const fail: Answering = (response) => void response.writeHead(503, { 'retry-after': '1' }).end();
    const { transport } = await start(after(1, fail), QUICK);
    const since = performance.now();
    expect(await said(transport.request(ask('{ me }')))).toEqual({ data: { number: 2 } });
    expect(performance.now() - since).toBeGreaterThanOrEqual(990);
  });

  it('after a moment that it asked for as a date', async () => {
    const date = new Date(Date.now() + 1500).toUTCString();
    const fail: Answering = (response) => void response.writeHead(503, { 'retry-after': date }).end();
    const { transport } = await start(after(1, fail), { ...QUICK, retry: { baseMs: 1, maxRetryAfterMs: 1600 } });
    expect(await said(transport.request(ask('{ me }')))).toEqual({ data: { number: 2 } });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(date));
  });
});

describe('it is not sent again', () => {
  it.each<[string, string, Answering]>([
    ['when it is a mutation', 'mutation { me }', reset],
    ['when it was answered with an error of the server', '{ me }', (response) => void response.writeHead(500).end()],
    ['when the answer was cut', '{ me }', (response) => void response.end('{"data"')],
    [
      'when the subgraph wants to be left alone for long',
      '{ me }',
      (response) => void response.writeHead(503, { 'retry-after': '60' }).end(),
    ],
  ])('%s', async (_name, query, fail) => {
    const { transport, server } = await start(after(1, fail), QUICK);
    await failureOf(transport.request(ask(query)));
    expect(server.seen).toHaveLength(1);
  });

  it('when the pause would end after the deadline', async () => {
    const fail: Answering = (response) => void response.writeHead(503, { 'retry-after': '1' }).end();
    const { transport, server } = await start(after(1, fail), QUICK);
    const since = performance.now();
    const error = await failureOf(transport.request(ask('{ me }', { deadline: since + 500 })));
    expect(error.code).toBe('SUBGRAPH_UNAVAILABLE');
    expect(performance.now() - since).toBeLessThan(450);
    expect(server.seen).toHaveLength(1);
  });

  it('when the client left during the pause', async () => {
    const fail: Answering = (response) => void response.writeHead(503, { 'retry-after': '1' }).end();
    const { transport, server } = await start(after(1, fail), QUICK);
    const leaving = new AbortController();
    const asked = failureOf(transport.request(ask('{ me }', { signal: leaving.signal })));
    await until(() => server.seen.length === 1);
    setTimeout(() => leaving.abort(), 30);
    expect((await asked).code).toBe('BAD_REQUEST');
    expect(server.seen).toHaveLength(1);
  });
});

describe('the budget', () => {
  it('lets a subgraph that is down be asked a tenth more often, not twice as often', async () => {
    const { transport, server } = await start(unavailable, { ...QUICK, retry: { baseMs: 1, budgetPerSecond: 0 } });
    for (let at = 0; at < 100; at += 1) await failureOf(transport.request(ask(`{ me${at} }`)));
    expect(server.seen.length).toBeGreaterThanOrEqual(108);
    expect(server.seen.length).toBeLessThanOrEqual(110);
  });

  it('has a few retries for a subgraph that is seldom asked', async () => {
    const { transport, server } = await start(unavailable, {
      ...QUICK,
      retry: { baseMs: 1, budgetShare: 0, budgetPerSecond: 3 },
    });
    for (let at = 0; at < 3; at += 1) await failureOf(transport.request(ask(`{ me${at} }`)));
    expect(server.seen).toHaveLength(6);
  });
});
