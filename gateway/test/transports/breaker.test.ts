import { afterEach, describe, expect, it } from '@jest/globals';
import { ask, failureOf, pause, until } from './ask.ts';
import { OPTIONS, codesOf, ill, moody } from './moody.ts';
import { type Answering, answerJson, oddServers } from './server.ts';

const { start, closeAll } = oddServers();
afterEach(closeAll);

describe('a circuit opens', () => {
  it('when enough requests failed, and nothing is sent then', async () => {
    const { transport, server } = await start(ill, OPTIONS);
    expect(await codesOf(transport, 6)).toEqual([
      ...Array<string>(4).fill('SUBGRAPH_ERROR'),
      ...Array<string>(2).fill('SUBGRAPH_CIRCUIT_OPEN'),
    ]);
    expect(server.seen).toHaveLength(4);
  });

  it('when half of them did', async () => {
    const { mood, answer } = moody();
    const { transport } = await start(answer, OPTIONS);
    await codesOf(transport, 2);
    mood.now = ill;
    expect(await codesOf(transport, 3)).toEqual(['SUBGRAPH_ERROR', 'SUBGRAPH_ERROR', 'SUBGRAPH_CIRCUIT_OPEN']);
  });

  it('not when fewer did', async () => {
    const { mood, answer } = moody();
    const { transport } = await start(answer, OPTIONS);
    await codesOf(transport, 6);
    mood.now = ill;
    expect(await codesOf(transport, 4)).not.toContain('SUBGRAPH_CIRCUIT_OPEN');
  });

  it('when answers are late', async () => {
    const { transport } = await start(() => undefined, { ...OPTIONS, timeoutMs: 20 });
    expect(await codesOf(transport, 5)).toEqual([
      ...Array<string>(4).fill('SUBGRAPH_TIMEOUT'),
      'SUBGRAPH_CIRCUIT_OPEN',
    ]);
  });

  it('and forgets what was longer ago than the window', async () => {
    const { transport } = await start(ill, { ...OPTIONS, breaker: { ...OPTIONS.breaker, windowMs: 100 } });
    await codesOf(transport, 3);
    await pause(120);
    expect(await codesOf(transport, 3)).toEqual(Array(3).fill('SUBGRAPH_ERROR'));
  });

  it('and says for how long, and for which subgraph', async () => {
    const { transport } = await start(ill, OPTIONS);
    await codesOf(transport, 4);
    const error = await failureOf(transport.request(ask('{ me }')));
    expect(error).toMatchObject({
      code: 'SUBGRAPH_CIRCUIT_OPEN',
      status: 503,
      extensions: { service: 'odd', retryAfterMs: 1000 },
    });
  });

  it('never when it is switched off', async () => {
    const { transport } = await start(ill, { ...OPTIONS, breaker: { ...OPTIONS.breaker, enabled: false } });
    expect(await codesOf(transport, 8)).toEqual(Array(8).fill('SUBGRAPH_ERROR'));
  });
});

describe('what does not count as a failure', () => {
  it.each<[string, Answering]>([
    ['an error inside an answer', (response) => answerJson(response, { errors: [{ message: 'No.' }] })],
    ['GraphQL with status 400', (response) => answerJson(response, { errors: [{ message: 'No.' }] }, 400)],
    ['a refusal', (response) => void response.writeHead(413).end('too much')],
    ['an answer that is too large', (response) => answerJson(response, { data: { me: 'x'.repeat(2000) } })],
  ])('%s', async (_name, answer) => {
    const { transport, server } = await start(answer, { ...OPTIONS, maxAnswerBytes: 1000 });
    expect(await codesOf(transport, 8)).not.toContain('SUBGRAPH_CIRCUIT_OPEN');
    expect(server.seen).toHaveLength(8);
  });

  it('a client that left', async () => {
    const { transport, server } = await start(() => undefined, { ...OPTIONS, timeoutMs: 5000 });
    for (let at = 1; at <= 6; at += 1) {
      const leaving = new AbortController();
      const failure = failureOf(transport.request(ask(`{ me${at} }`, { signal: leaving.signal })));
      await until(() => server.seen.length === at);
      leaving.abort();
      expect((await failure).code).toBe('BAD_REQUEST');
    }
  });

  it('a request that had hardly any time left', async () => {
    const { transport } = await start(() => undefined, { ...OPTIONS, timeoutMs: 5000 });
    for (let at = 1; at <= 6; at += 1) {
      const request = ask(`{ me${at} }`, { deadline: performance.now() + 10 });
      expect((await failureOf(transport.request(request))).code).toBe('SUBGRAPH_TIMEOUT');
    }
  });
});
