import { describe, expect, it } from '@jest/globals';
import { GUEST } from '@media-gateway/kernel';
import type { StreamEvent } from '../../src/gateway.ts';
import { type Graph, SDLS, startClockGraph } from './graph.ts';
import { codeOf, next, range, rest, settled } from './source.ts';

const LABELLED = 'subscription { ticked { id label } }';

const dataOf = ({ payload }: StreamEvent) =>
  payload.result.data?.['ticked'] as Record<string, unknown> | null | undefined;

const tick = async ({ clock }: Graph, id: string | number) => {
  await settled();
  clock.tick(String(id));
};

describe('clients of the same subscription', () => {
  it('share the subscription of the subgraph, the entities of every event, and its bytes', async () => {
    const graph = startClockGraph();
    const streams = await Promise.all(range(1, 20).map(() => graph.subscribe(LABELLED)));
    await tick(graph, 1);
    const events = await Promise.all(streams.map(next));
    expect(dataOf(events[0] as StreamEvent)).toEqual({ id: '1', label: 'labels 1' });
    expect(new Set(events.map(({ payload }) => payload.bytes)).size).toBe(1);
    expect([graph.clock.asked.length, graph.fetches]).toEqual([1, { labels: 1 }]);
    await graph.gateway.close();
  });

  it.each([
    ['documents', { query: '{ ticked { label id } }' }],
    ['variables', { variables: { room: 'other' } }],
    ['viewers', { authorization: 'other' }],
    ['headers', { headers: { 'accept-language': 'de' } }],
    ['ways to take deferred parts', { incremental: true }],
  ])('do not when they have other %s', async (_, { query, ...more }: Record<string, unknown>) => {
    const authenticate = async (authorization?: string) => (authorization ? { ...GUEST, id: authorization } : GUEST);
    const graph = startClockGraph({ authenticate });
    const document = 'subscription ($room: String) { ticked(room: $room) { id label } }';
    await graph.subscribe(document);
    await graph.subscribe(query ? `subscription ${String(query)}` : document, more);
    expect(graph.clock.asked).toHaveLength(2);
    await graph.gateway.close();
  });

  it('do when they say in other words what the other does', async () => {
    const graph = startClockGraph();
    const document = 'subscription ($room: String = "hall") { ticked(room: $room) { id label } }';
    const headers = (key: string) => ({ 'sec-websocket-key': key, host: 'localhost', traceparent: key });
    await graph.subscribe(document, { headers: headers('a') });
    await graph.subscribe(document, { headers: headers('b'), variables: { room: 'hall' } });
    expect(graph.clock.asked).toHaveLength(1);
    await graph.gateway.close();
  });

  it('each get the deferred parts of an event, which are fetched once', async () => {
    const graph = startClockGraph();
    const streams = await Promise.all(
      range(1, 3).map(() =>
        graph.subscribe('subscription { ticked { id ... @defer { label } } }', { incremental: true }),
      ),
    );
    await tick(graph, 1);
    const read = streams.map(async (events) => {
      const { payload, deferred } = await next(events);
      const parts: unknown[] = [];
      for await (const batch of deferred?.parts ?? []) parts.push(...batch.map(({ data }) => data));
      return [payload.result.data, parts];
    });
    const expected = [{ ticked: { id: '1' } }, [{ label: 'labels 1' }]];
    expect(await Promise.all(read)).toEqual([expected, expected, expected]);
    expect(graph.fetches).toEqual({ labels: 1 });
    await graph.gateway.close();
  });
});

describe('a subscription', () => {
  it('is refused when the process has its fill', async () => {
    const graph = startClockGraph({ subscriptions: { perProcess: 1 } });
    await graph.subscribe(LABELLED);
    const refused = await graph.gateway.run({ facade: 'ws', query: LABELLED });
    expect(refused).toMatchObject({ kind: 'single', status: 429 });
    expect(refused.kind === 'single' && refused.result.errors?.[0]?.extensions?.['code']).toBe(
      'SUBSCRIPTION_LIMIT_EXCEEDED',
    );
    await graph.gateway.close();
  });

  it('ends when the token does', async () => {
    const authenticate = async () => ({ ...GUEST, id: 'user_demo', role: 'user' as const, expiresAt: Date.now() + 40 });
    const graph = startClockGraph({ authenticate });
    const events = await graph.subscribe(LABELLED, { authorization: 'Bearer short' });
    expect((await rest(events)).map(codeOf)).toEqual(['UNAUTHENTICATED']);
    await settled();
    expect(graph.clock.readers).toBe(0);
  });

  it('ends with the gateway', async () => {
    const graph = startClockGraph();
    const events = await graph.subscribe(LABELLED);
    await graph.gateway.close();
    expect(await rest(events)).toEqual([]);
    await settled();
    expect(graph.clock.readers).toBe(0);
  });
});

describe('a client that was away', () => {
  const resume = { 'Subscription.ticked': { field: 'cursor', argument: 'after' } };

  it('reads the id of every event, though it did not ask for the cursor', async () => {
    const graph = startClockGraph({ subscriptions: { resume } });
    const events = await graph.subscribe(LABELLED);
    await tick(graph, 1);
    const event = await next(events);
    expect(event.id).toBe('c1');
    expect(event.payload.result.extensions).toMatchObject({ eventId: 'c1' });
    expect(dataOf(event)).toEqual({ id: '1', label: 'labels 1' });
    await graph.gateway.close();
  });

  it('gets all that it missed, and then what happens', async () => {
    const graph = startClockGraph({ subscriptions: { resume } });
    const events = await graph.subscribe(LABELLED);
    await tick(graph, 0);
    const { id } = await next(events);
    await events.return();
    for (const missed of range(1, 500)) graph.clock.tick(String(missed));
    const again = await graph.subscribe(LABELLED, { lastEventId: id as string });
    const read: unknown[] = [];
    for (const _ of range(1, 500)) read.push(dataOf(await next(again))?.['id']);
    expect(read).toEqual(range(1, 500).map(String));
    await tick(graph, 501);
    expect(dataOf(await next(again))).toMatchObject({ id: '501' });
    await graph.gateway.close();
  });

  it('does so whatever it said about the beginning at first, and shares with nobody', async () => {
    const graph = startClockGraph({ subscriptions: { resume } });
    for (const id of range(1, 3)) graph.clock.tick(String(id));
    const document = 'subscription ($from: String) { ticked(after: $from) { id } }';
    const first = await graph.subscribe(document, { variables: { from: 'c1' } });
    const second = await graph.subscribe(document, { variables: { from: 'c1' } });
    const third = await graph.subscribe(document, { variables: { from: 'c1' }, lastEventId: 'c2' });
    const ids = await Promise.all([first, second, third].map(async (events) => dataOf(await next(events))?.['id']));
    expect(ids).toEqual(['2', '2', '3']);
    await graph.gateway.close();
  });

  it('is passed on with its last event id to a subgraph that numbers its events itself', async () => {
    const graph = startClockGraph();
    await graph.subscribe(LABELLED, { lastEventId: '7' });
    await graph.subscribe(LABELLED, { lastEventId: '7' });
    expect(graph.clock.asked.map(({ lastEventId }) => lastEventId)).toEqual(['7', '7']);
    await graph.gateway.close();
  });
});

describe('when the supergraph is replaced', () => {
  const extra = 'type Tick @key(fields: "id") { id: ID! label: String! extra: String }';
  const clock = (more: string) => `${SDLS['clock']} ${more}`;

  it('a subscription survives five swaps without losing an event', async () => {
    const graph = startClockGraph();
    const events = await graph.subscribe(LABELLED);
    const versions = [
      graph.served({ ...SDLS, labels: extra }),
      graph.served({ clock: SDLS['clock'] as string, names: extra }),
      graph.served({ clock: clock('type More { id: ID }'), names: extra }),
      graph.served({ clock: clock('type More { id: ID }'), names: extra }, ['clock']),
      graph.served(SDLS),
    ];
    const read: StreamEvent[] = [];
    void (async () => {
      for await (const event of events) read.push(event);
    })();
    let ticks = 0;
    const ticking = setInterval(() => graph.clock.tick(String((ticks += 1))), 2);
    for (const version of versions) {
      await graph.gateway.swap(version);
      await settled(80);
    }
    clearInterval(ticking);
    await settled(50);
    expect(read.map((event) => dataOf(event)?.['id'])).toEqual(range(1, ticks).map(String));
    const services = new Set(read.map((event) => String(dataOf(event)?.['label']).split(' ')[0]));
    expect([...services]).toEqual(['labels', 'names']);
    expect(graph.clock.readers).toBe(1);
    expect(graph.faults).toEqual([]);
    await graph.gateway.close();
  });

  it('the source stays open while what it is asked for stays the same', async () => {
    const graph = startClockGraph();
    const events = await graph.subscribe(LABELLED);
    await graph.gateway.swap(graph.served({ clock: SDLS['clock'] as string, names: extra }));
    await settled(80);
    await tick(graph, 1);
    expect(dataOf(await next(events))).toEqual({ id: '1', label: 'names 1' });
    expect(graph.clock.asked).toHaveLength(1);
    await graph.gateway.close();
  });

  it('a subscription whose field is gone ends with a code, and another goes on', async () => {
    const graph = startClockGraph();
    const [gone, stays] = [await graph.subscribe(LABELLED), await graph.subscribe('subscription { ticked { id } }')];
    await graph.gateway.swap(graph.served({ clock: SDLS['clock'] as string }));
    const [last, ...others] = await rest(gone);
    expect(last && codeOf(last)).toBe('SUBSCRIPTION_SCHEMA_RELOAD');
    expect(last?.payload.result.errors?.[0]?.message).toContain('"label"');
    expect(others).toEqual([]);
    await tick(graph, 1);
    expect(dataOf(await next(stays))).toEqual({ id: '1' });
    await graph.gateway.close();
  });

  it('the transports of the version before are open until nothing uses them', async () => {
    const graph = startClockGraph();
    const closed: string[] = [];
    const before = graph.served(SDLS);
    const watched = Object.fromEntries(
      Object.entries(before.transports).map(([name, transport]) => [
        name,
        { ...transport, close: async () => void closed.push(name) },
      ]),
    );
    await graph.gateway.swap({ ...before, transports: watched });
    const events = await graph.subscribe(LABELLED);
    await graph.gateway.swap(graph.served(SDLS));
    await settled(5);
    expect(closed).toEqual([]);
    await settled(100);
    expect(closed.sort()).toEqual(['clock', 'labels']);
    await tick(graph, 1);
    expect(dataOf(await next(events))).toMatchObject({ id: '1' });
    await graph.gateway.close();
  });
});
