import { afterEach, expect, it } from '@jest/globals';
import { ask, pause, until } from './ask.ts';
import { answerJson, oddServers } from './server.ts';

const { start, closeAll } = oddServers();
afterEach(closeAll);

it('keeps connections', async () => {
  const { transport, server } = await start((response) => answerJson(response, { data: {} }));
  for (let count = 0; count < 10; count += 1) await transport.request(ask(`{ me${count} }`));
  expect(server.connections()).toBeLessThanOrEqual(2);
});

it('opens no more connections than it may', async () => {
  const { transport, server } = await start(
    (response) => void setTimeout(() => answerJson(response, { data: {} }), 5),
    { connections: 3 },
  );
  await Promise.all(Array.from({ length: 12 }, (_, at) => transport.request(ask(`{ me${at} }`))));
  expect(server.seen).toHaveLength(12);
  expect(server.connections()).toBe(3);
});

it('sends queries behind each other on one connection when it may', async () => {
  const { transport, server } = await start(
    (response) => void setTimeout(() => answerJson(response, { data: {} }), 200),
    { connections: 1, pipelining: 4 },
  );
  await transport.request(ask('{ warm }'));
  const asked = Promise.all(['{ a }', '{ b }', '{ c }'].map((query) => transport.request(ask(query))));
  await until(() => server.seen.length >= 3, 150).catch(() => undefined);
  expect(server.seen.length).toBeGreaterThanOrEqual(3);
  await asked;
});

it('closes idle connections after a time', async () => {
  const { transport, server } = await start(
    (response) => answerJson(response, { data: {} }, 200, { connection: 'keep-alive', 'keep-alive': 'timeout=60' }),
    {
      keepAlive: { idleMs: 50, maxMs: 50 },
    },
  );
  await transport.request(ask('{ a }'));
  await pause(1500);
  await transport.request(ask('{ b }'));
  expect(server.connections()).toBe(2);
});
