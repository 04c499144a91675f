import { afterEach, expect, it } from '@jest/globals';
import { ask, failureOf, until } from './ask.ts';
import { answerJson, oddServers } from './server.ts';

const { start, closeAll } = oddServers();
afterEach(closeAll);

const never = () => undefined;

const timed = async <T>(work: Promise<T>): Promise<readonly [T, number]> => {
  const since = performance.now();
  return [await work, performance.now() - since];
};

it('waits for an answer as long as the subgraph may take, and hangs up', async () => {
  const { transport, server } = await start(never, { timeoutMs: 300 });
  const [error, ms] = await timed(failureOf(transport.request(ask('{ me }'))));
  expect(error).toMatchObject({ code: 'SUBGRAPH_TIMEOUT', extensions: { service: 'odd' } });
  // A timer counts from when the turn of the event loop began, which on a busy machine was a while ago.
  expect(ms).toBeGreaterThanOrEqual(150);
  await until(() => server.seen[0]?.hungUp === true);
});

it('counts the time to the end of the answer, not to its beginning', async () => {
  const { transport } = await start(
    (response) => {
      const timer = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(timer));
    },
    { timeoutMs: 80 },
  );
  const [error, ms] = await timed(failureOf(transport.request(ask('{ me }'))));
  expect(error.code).toBe('SUBGRAPH_TIMEOUT');
  expect(ms).toBeLessThan(1500);
});

it('ends at the deadline of the request when that is sooner', async () => {
  const { transport } = await start(never, { timeoutMs: 60_000 });
  const [error, ms] = await timed(failureOf(transport.request(ask('{ me }', { deadline: performance.now() + 60 }))));
  expect(error.code).toBe('SUBGRAPH_TIMEOUT');
  expect(ms).toBeLessThan(1500);
});

it('sends nothing after the deadline', async () => {
  const { transport, server } = await start((response) => answerJson(response, { data: {} }));
  expect((await failureOf(transport.request(ask('{ me }', { deadline: performance.now() - 1 })))).code).toBe(
    'SUBGRAPH_TIMEOUT',
  );
  expect(server.seen).toHaveLength(0);
});

it('tells the subgraph how long its answer is waited for', async () => {
  const { transport, server } = await start((response) => answerJson(response, { data: {} }), {
    timeoutMs: 2000,
    dedup: false,
  });
  await transport.request(ask('{ me }'));
  await transport.request(ask('{ me }', { deadline: performance.now() + 500 }));
  const [own, sooner] = server.seen.map(({ headers }) => Number(headers['x-request-timeout-ms']));
  expect(own).toBeGreaterThan(1000);
  expect(own).toBeLessThanOrEqual(2000);
  expect(sooner).toBeGreaterThan(0);
  expect(sooner).toBeLessThanOrEqual(500);
});

it('hangs up when the client leaves', async () => {
  const { transport, server } = await start(never);
  const leaving = new AbortController();
  const asked = failureOf(transport.request(ask('{ me }', { signal: leaving.signal })));
  await until(() => server.seen.length === 1);
  leaving.abort();
  expect((await asked).code).toBe('BAD_REQUEST');
  await until(() => server.seen[0]?.hungUp === true);
});

it('sends nothing for a client that has left, also not when a connection becomes free', async () => {
  const { transport, server } = await start(
    (response) => void setTimeout(() => answerJson(response, { data: {} }), 50),
    { connections: 1 },
  );
  const leaving = new AbortController();
  const first = transport.request(ask('{ first }'));
  const waiting = failureOf(transport.request(ask('{ waiting }', { signal: leaving.signal })));
  await until(() => server.seen.length === 1);
  leaving.abort();
  expect((await waiting).code).toBe('BAD_REQUEST');
  await first;
  await transport.request(ask('{ last }'));
  expect(server.seen.map(({ body }) => (JSON.parse(body.toString()) as { query: string }).query)).toEqual([
    '{ first }',
    '{ last }',
  ]);
});

it('leaves no trace on the signal of a request', async () => {
  const { transport } = await start((response) => answerJson(response, { data: {} }));
  const { signal } = new AbortController();
  const kept = new Set<unknown>();
  const { addEventListener: add, removeEventListener: remove } = signal;
  signal.addEventListener = (...args: Parameters<typeof add>) => (kept.add(args[1]), add.apply(signal, args));
  signal.removeEventListener = (...args: Parameters<typeof add>) => (kept.delete(args[1]), remove.apply(signal, args));
  for (const query of ['{ me }', 'mutation { me }']) await transport.request(ask(query, { signal }));
  expect(kept.size).toBe(0);
});
