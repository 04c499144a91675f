import { afterEach, expect, it } from '@jest/globals';
import { ask, failureOf, until } from './ask.ts';
import { answerJson, oddServers } from './server.ts';

const { start, closeAll } = oddServers();
afterEach(closeAll);

it('answers what was asked before it was closed, and takes nothing new', async () => {
  const { transport, server } = await start(
    (response) => void setTimeout(() => answerJson(response, { data: { me: 1 } }), 60),
    { connections: 1, dedup: false },
  );
  const asked = [1, 2, 3].map(() => transport.request(ask('{ me }')));
  await until(() => server.seen.length === 1);
  const closed = transport.close();
  expect((await failureOf(transport.request(ask('{ me }')))).code).toBe('SUBGRAPH_UNAVAILABLE');
  expect(await Promise.all(asked)).toHaveLength(3);
  await closed;
  expect(server.seen).toHaveLength(3);
});

it('is closed once, however often it is said', async () => {
  const subscriptions = { protocol: 'sse' } as const;
  const { transport } = await start((response) => answerJson(response, { data: { me: 1 } }), { subscriptions });
  await transport.request(ask('{ me }'));
  await Promise.all([transport.close(), transport.close()]);
  await transport.close();
});

it('lets subscriptions go on until their readers leave', async () => {
  const { transport, server } = await start(
    (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const timer = setInterval(() => response.write('event: next\ndata: {"data":{"tick":1}}\n\n'), 10);
      response.on('close', () => clearInterval(timer));
    },
    { subscriptions: { protocol: 'sse' } },
  );
  let events = 0;
  for await (const event of transport.subscribe(ask('subscription { tick }'))) {
    expect(event).toEqual({ data: { tick: 1 } });
    events += 1;
    if (events === 1) await transport.close();
    if (events === 5) break;
  }
  await until(() => server.seen[0]?.hungUp === true);
});
