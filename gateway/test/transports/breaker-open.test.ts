import { afterEach, describe, expect, it } from '@jest/globals';
import { ask, failureOf, pause, until } from './ask.ts';
import { OPEN_MS, OPTIONS, codeOf, codesOf, ill, moody, well } from './moody.ts';
import { oddServers } from './server.ts';

const { start, closeAll } = oddServers();
afterEach(closeAll);

/** A transport whose circuit has just opened. */
async function opened() {
  const { mood, answer } = moody();
  const odd = await start(answer, OPTIONS);
  mood.now = ill;
  await codesOf(odd.transport, 4);
  return { ...odd, mood };
}

describe('an open circuit', () => {
  it('lets one request try after a while, and closes when that is answered', async () => {
    const { transport, server, mood } = await opened();
    await pause(OPEN_MS + 20);
    mood.now = (response, number, seen) => void setTimeout(() => well(response, number, seen), 40);
    const codes = await Promise.all([codeOf(transport), codeOf(transport), codeOf(transport)]);
    expect(codes.sort()).toEqual(['SUBGRAPH_CIRCUIT_OPEN', 'SUBGRAPH_CIRCUIT_OPEN', 'well']);
    expect(server.seen).toHaveLength(5);
    expect(await codesOf(transport, 3)).toEqual(['well', 'well', 'well']);
  });

  it('stays open when the try fails', async () => {
    const { transport, server } = await opened();
    await pause(OPEN_MS + 20);
    expect(await codesOf(transport, 3)).toEqual(['SUBGRAPH_ERROR', 'SUBGRAPH_CIRCUIT_OPEN', 'SUBGRAPH_CIRCUIT_OPEN']);
    expect(server.seen).toHaveLength(5);
  });

  it('lets the next one try when the client of the first left', async () => {
    const { transport, server, mood } = await opened();
    await pause(OPEN_MS + 20);
    mood.now = () => undefined;
    const leaving = new AbortController();
    const first = failureOf(transport.request(ask('{ first }', { signal: leaving.signal })));
    await until(() => server.seen.length === 5);
    leaving.abort();
    await first;
    mood.now = well;
    expect(await codeOf(transport)).toBe('well');
  });

  it('is not closed by an answer to what was asked before it opened', async () => {
    const { mood, answer } = moody();
    const { transport, server } = await start(answer, {
      ...OPTIONS,
      timeoutMs: 2000,
      breaker: { ...OPTIONS.breaker, openMs: 5000 },
    });
    mood.now = (response, number, seen) => void setTimeout(() => well(response, number, seen), 300);
    const slow = codeOf(transport);
    await until(() => server.seen.length === 1);
    mood.now = ill;
    await codesOf(transport, 4);
    expect(await slow).toBe('well');
    expect(await codeOf(transport)).toBe('SUBGRAPH_CIRCUIT_OPEN');
  });

  it('is not tried again by a retry', async () => {
    const { transport, server } = await start((response) => void response.writeHead(503).end(), {
      ...OPTIONS,
      retry: { attempts: 10, baseMs: 1, budgetPerSecond: 100 },
    });
    expect(await codesOf(transport, 1)).toEqual(['SUBGRAPH_CIRCUIT_OPEN']);
    expect(server.seen).toHaveLength(4);
  });

  it('opens no subscription either, and is opened by those that do not open', async () => {
    const { transport, server } = await start(ill, { ...OPTIONS, subscriptions: { protocol: 'sse' } });
    const open = () => failureOf((transport.subscribe(ask('subscription { me }')) as AsyncGenerator<unknown>).next());
    for (let at = 0; at < 4; at += 1) expect((await open()).code).toBe('SUBGRAPH_ERROR');
    expect((await open()).code).toBe('SUBGRAPH_CIRCUIT_OPEN');
    expect(await codeOf(transport)).toBe('SUBGRAPH_CIRCUIT_OPEN');
    expect(server.seen).toHaveLength(4);
  });
});
