import { afterEach, describe, expect, it } from '@jest/globals';
import { ask, until } from './ask.ts';
import { COMPLETE, HEADERS, SSE, TICK, failing, next, saying, silent, take } from './event-source.ts';
import { type Answering, oddServers } from './server.ts';

const { start, closeAll } = oddServers();
afterEach(closeAll);

describe('a subscription over server-sent events fails', () => {
  it.each<[string, Answering, string]>([
    ['a page', (response) => void response.end('<html>'), 'SUBGRAPH_ERROR'],
    ['status 500', (response) => void response.writeHead(500).end(), 'SUBGRAPH_ERROR'],
    ['status 503', (response) => void response.writeHead(503).end(), 'SUBGRAPH_UNAVAILABLE'],
    [
      'an event stream with status 500',
      (response) => void response.writeHead(500, HEADERS).end(next(1)),
      'SUBGRAPH_ERROR',
    ],
    ['a reset connection', (response) => void response.socket?.resetAndDestroy(), 'SUBGRAPH_UNAVAILABLE'],
    ['an end without the event "complete"', saying(next(1)), 'SUBGRAPH_UNAVAILABLE'],
    [
      'a connection that breaks',
      (response) => {
        response.writeHead(200, HEADERS).write(next(1));
        setTimeout(() => response.destroy(), 10);
      },
      'SUBGRAPH_UNAVAILABLE',
    ],
    ['an event that is too large', saying(`event: next\ndata: "${'x'.repeat(2000)}"\n\n`), 'SUBGRAPH_ANSWER_TOO_LARGE'],
    ['a refusal that is too large', (response) => void response.end('x'.repeat(2000)), 'SUBGRAPH_ANSWER_TOO_LARGE'],
  ])('with %s', async (_name, answer, code) => {
    const { transport, server } = await start(answer, { ...SSE, maxAnswerBytes: 1000 });
    const error = await failing(transport);
    expect(error).toMatchObject({ code, extensions: { service: 'odd' } });
    expect(error.message).not.toContain(new URL(server.url).port);
  });

  it('when it does not open in time', async () => {
    const { transport, server } = await start(() => undefined, { ...SSE, timeoutMs: 60 });
    expect((await failing(transport)).code).toBe('SUBGRAPH_TIMEOUT');
    await until(() => server.seen[0]?.hungUp === true);
  });

  it('when it does not open before the deadline', async () => {
    const { transport } = await start(() => undefined, SSE);
    expect((await failing(transport, ask(TICK, { deadline: performance.now() + 60 }))).code).toBe('SUBGRAPH_TIMEOUT');
  });

  it('not at that deadline when it is open', async () => {
    const { transport } = await start(
      (response) => {
        response.writeHead(200, HEADERS).flushHeaders();
        setTimeout(() => response.end(next(1) + COMPLETE), 200);
      },
      { ...SSE, timeoutMs: 100 },
    );
    expect(await take(transport)).toHaveLength(1);
  });

  it('when the subgraph has been silent for too long', async () => {
    const { transport } = await start(silent, { subscriptions: { protocol: 'sse', silenceMs: 1000 } });
    const since = performance.now();
    expect((await failing(transport)).code).toBe('SUBGRAPH_UNAVAILABLE');
    expect(performance.now() - since).toBeLessThan(4000);
  });

  it('not when it says that it is there', async () => {
    const { transport } = await start(
      (response) => {
        response.writeHead(200, HEADERS).flushHeaders();
        const timer = setInterval(() => response.write(':\n\n'), 300);
        setTimeout(() => response.end(COMPLETE), 2500);
        response.on('close', () => clearInterval(timer));
      },
      { subscriptions: { protocol: 'sse', silenceMs: 1000 } },
    );
    expect(await take(transport)).toEqual([]);
  });
});
