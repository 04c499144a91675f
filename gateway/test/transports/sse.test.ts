import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/http';
import { createTransport } from '../../src/transports/create.ts';
import { ask, pause, until, said } from './ask.ts';
import { COMPLETE, HEADERS, SSE, TICK, next, saying, silent, take } from './event-source.ts';
import { type Answering, answerJson, oddServers } from './server.ts';

const { start, closeAll } = oddServers();
afterEach(closeAll);

describe('a subscription over server-sent events', () => {
  it('is asked for with POST and says what it takes, who asks and how long it waits', async () => {
    const { transport, server } = await start(saying(COMPLETE), { ...SSE, headers: { allow: ['x-tenant'] } });
    expect(await take(transport, ask(TICK, { headers: { 'x-tenant': 'red' } }))).toEqual([]);
    expect(server.seen[0]?.headers).toMatchObject({ accept: 'text/event-stream', 'x-tenant': 'red' });
    expect(Number(server.seen[0]?.headers['x-request-timeout-ms'])).toBeGreaterThan(2000);
    expect(JSON.parse(String(server.seen[0]?.body))).toEqual({ query: TICK, variables: {} });
  });

  it('gives events with their ids', async () => {
    const { transport } = await start(saying(next(1, 'a') + next(2) + next(3, 'c') + COMPLETE), SSE);
    expect(await take(transport)).toEqual([
      { data: { tick: 1 }, eventId: 'a' },
      { data: { tick: 2 }, eventId: 'a' },
      { data: { tick: 3 }, eventId: 'c' },
    ]);
  });

  it('gives ids of the extensions where the stream has none', async () => {
    const event = { data: { tick: 1 }, extensions: { eventId: 'x1' } };
    const { transport } = await start(saying(`event: next\ndata: ${JSON.stringify(event)}\n\n${COMPLETE}`), SSE);
    expect(await take(transport)).toEqual([{ data: { tick: 1 }, eventId: 'x1' }]);
  });

  it('says which event was the last, as a browser does', async () => {
    const { transport, server } = await start(saying(COMPLETE), SSE);
    for (const lastEventId of ['a7', 'ü', 'a\nb', undefined]) await take(transport, ask(TICK, { lastEventId }));
    const sent = server.seen.map(({ headers }) => headers['last-event-id'] as string | undefined);
    expect(sent.map((id) => id && Buffer.from(id, 'latin1').toString())).toEqual(['a7', 'ü', undefined, undefined]);
  });

  it('gives an event that is no GraphQL as one without data', async () => {
    const { transport } = await start(saying(`event: next\ndata: oops\n\n${next(2)}${COMPLETE}`), SSE);
    expect(await take(transport)).toEqual([{ data: null }, { data: { tick: 2 } }]);
  });

  it('goes to an address of its own', async () => {
    const { server } = await start(saying(next(1) + COMPLETE));
    const subscriptions = { protocol: 'sse', url: server.url } as const;
    const transport = createTransport({ name: 'odd', url: 'http://127.0.0.1:1/graphql', subscriptions });
    expect(await take(transport)).toHaveLength(1);
    await transport.close();
  });

  it('is answered by graphql-sse', async () => {
    const schema = buildSchema('type Query { a: Int } type Subscription { tick: Int! }');
    async function* tick() {
      for (let number = 1; number <= 3; number += 1) yield { tick: number };
    }
    Object.assign(schema.getSubscriptionType()?.getFields()['tick'] ?? {}, { subscribe: tick });
    const server = createServer(createHandler({ schema }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const transport = createTransport({ name: 'sse', url, ...SSE });
    expect((await take(transport)).map(({ data }) => data)).toEqual([{ tick: 1 }, { tick: 2 }, { tick: 3 }]);
    const [refusal, ...more] = await take(transport, ask('subscription { nonsense }'));
    expect(refusal?.errors?.[0]?.message).toContain('nonsense');
    expect(more).toEqual([]);
    await transport.close();
    server.close();
  });

  it('hangs up when the reader leaves', async () => {
    const { transport, server } = await start((response) => void response.writeHead(200, HEADERS).write(next(1)), SSE);
    expect(await take(transport, ask(TICK), 1)).toHaveLength(1);
    await until(() => server.seen[0]?.hungUp === true);
  });

  it('hangs up when the signal comes while it waits for an event', async () => {
    const { transport, server } = await start(silent, SSE);
    const leaving = new AbortController();
    const taken = take(transport, ask(TICK, { signal: leaving.signal }));
    await until(() => server.seen.length === 1);
    await pause(20);
    leaving.abort();
    expect(await taken).toEqual([]);
    await until(() => server.seen[0]?.hungUp === true);
  });

  it('takes no connection from queries', async () => {
    const answer: Answering = (response, number, seen) =>
      String(seen.body).includes('subscription')
        ? silent(response, number, seen)
        : answerJson(response, { data: { me: 1 } });
    const { transport, server } = await start(answer, { ...SSE, connections: 1 });
    const leaving = new AbortController();
    const taken = [1, 2, 3].map(() => take(transport, ask(TICK, { signal: leaving.signal })));
    await until(() => server.seen.length === 3);
    expect(await said(transport.request(ask('{ me }')))).toEqual({ data: { me: 1 } });
    leaving.abort();
    await Promise.all(taken);
  });
});
