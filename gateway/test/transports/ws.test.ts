import { afterEach, describe, expect, it } from '@jest/globals';
import { openViewer } from '@media-gateway/kernel';
import { ask, until } from './ask.ts';
import { SECRET } from './server.ts';
import { TICK, closeAll, startTicking, take, transportTo } from './ticking.ts';

afterEach(closeAll);

describe('a subscription over graphql-ws', () => {
  it('says in connection_init who asks and what goes on of the headers', async () => {
    const { url, asked } = await startTicking();
    const viewer = { id: 'user_ada', role: 'user' as const, scopes: [] };
    const transport = transportTo(url, { secret: SECRET, headers: { allow: ['x-tenant'] } });
    await take(transport, 1, ask(TICK, { viewer, headers: { 'x-tenant': 'red', cookie: 'no' } }));
    const { 'x-viewer': sealed, ...rest } = asked[0]?.params as Record<string, string>;
    expect(openViewer(sealed, SECRET)).toEqual(viewer);
    expect(rest).toEqual({ 'x-tenant': 'red' });
  });

  it('gives the id of an event out of its extensions', async () => {
    const { url } = await startTicking();
    expect(await take(transportTo(url), 2)).toEqual([
      { data: { tick: 1 }, eventId: 'e1' },
      { data: { tick: 2 }, eventId: 'e2' },
    ]);
  });

  it('says in the extensions which event was the last', async () => {
    const { url, asked } = await startTicking();
    const transport = transportTo(url);
    await take(transport, 1, ask(TICK, { name: 'Tick', given: { a: 1 }, lastEventId: 'e7' }));
    await take(transport, 1);
    expect(asked.map(({ payload }) => payload)).toEqual([
      { query: TICK, operationName: 'Tick', variables: { a: 1 }, extensions: { lastEventId: 'e7' } },
      { query: TICK, variables: {} },
    ]);
  });

  it('goes to an address of its own', async () => {
    const { url } = await startTicking();
    const transport = transportTo('http://127.0.0.1:1/graphql', { subscriptions: { url: url.replace('http', 'ws') } });
    expect(await take(transport, 1)).toHaveLength(1);
  });

  it('closes its connection when the reader leaves', async () => {
    const { url, sockets } = await startTicking();
    await take(transportTo(url), 2);
    await until(() => sockets.clients.size === 0);
  });

  it('closes its connection when the signal comes while it waits', async () => {
    const { url, sockets } = await startTicking({ onSubscribe: () => new Promise<never>(() => undefined) });
    const leaving = new AbortController();
    const taken = take(transportTo(url), 1, ask(TICK, { signal: leaving.signal }));
    await until(() => sockets.clients.size === 1);
    leaving.abort();
    expect(await taken).toEqual([]);
    await until(() => sockets.clients.size === 0);
  });
});
