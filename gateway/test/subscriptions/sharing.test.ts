import { describe, expect, it } from '@jest/globals';
import { AppError } from '@media-gateway/kernel';
import type { DeferredPart, StreamEvent } from '../../src/gateway.ts';
import { TestSource, codeOf, next, rest, settled, subscribing, testHub, valueOf, values } from './source.ts';

describe('subscriptions that are the same', () => {
  it('have one source, and every event is completed once and is the same value for all', async () => {
    const [hub, source] = [testHub(), new TestSource()];
    const readers = Array.from({ length: 50 }, () => hub.subscribe(subscribing(source)));
    await settled();
    source.emit('one');
    const events = await Promise.all(readers.map(next));
    expect(source).toMatchObject({ opened: [undefined], readers: 1, completions: 1 });
    expect(new Set(events).size).toBe(1);
    expect(valueOf(events[0] as StreamEvent)).toBe('one');
    expect(hub).toMatchObject({ subscribers: 50, upstreams: 1 });
  });

  it('go on when one of them leaves, and the source ends at once with the last', async () => {
    const [hub, source] = [testHub(), new TestSource()];
    const [one, other] = [hub.subscribe(subscribing(source)), hub.subscribe(subscribing(source))];
    const waiting = one.next();
    await settled();
    await one.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    source.emit('two');
    expect(valueOf(await next(other))).toBe('two');
    await other.return();
    await settled();
    expect(source.readers).toBe(0);
    expect(hub).toMatchObject({ subscribers: 0, upstreams: 0 });
  });

  it('all end with the source', async () => {
    const [hub, source] = [testHub(), new TestSource()];
    const readers = [hub.subscribe(subscribing(source)), hub.subscribe(subscribing(source))];
    await settled();
    source.emit('last');
    source.end();
    const ends = await Promise.all(readers.map(rest));
    expect(ends.map((events) => events.map(valueOf))).toEqual([['last'], ['last']]);
    expect(hub).toMatchObject({ subscribers: 0, upstreams: 0 });
  });

  it('are all told when the source fails', async () => {
    const [hub, source] = [testHub(), new TestSource()];
    const readers = [hub.subscribe(subscribing(source)), hub.subscribe(subscribing(source))];
    await settled();
    source.end({ error: new AppError('SUBGRAPH_UNAVAILABLE', 'gone') });
    const ends = await Promise.all(readers.map(rest));
    expect(ends.map((events) => events.map(codeOf))).toEqual([['SUBGRAPH_UNAVAILABLE'], ['SUBGRAPH_UNAVAILABLE']]);
  });

  it('that come when the source has ended open it again', async () => {
    const [hub, source] = [testHub(), new TestSource()];
    let release = () => undefined as void;
    source.gate = () => new Promise((resolve) => (release = resolve));
    const early = hub.subscribe(subscribing(source));
    await settled();
    source.emit('last');
    source.end();
    await settled();
    const late = hub.subscribe(subscribing(source));
    await settled();
    expect(source.opened).toHaveLength(2);
    release();
    expect((await rest(early)).map(valueOf)).toEqual(['last']);
    source.gate = async () => undefined;
    source.emit('first');
    expect(valueOf(await next(late))).toBe('first');
    await late.return();
  });

  it('read the deferred parts of an event each for itself, and these are fetched once', async () => {
    const [hub, source] = [testHub(), new TestSource()];
    let batches = 0;
    const part = (id: string): DeferredPart => ({ id, path: [], label: id, data: {}, errors: [], pending: [] });
    async function* parts() {
      for (const id of ['0', '1']) {
        batches += 1;
        yield [part(id)];
      }
    }
    const subscription = source.subscription();
    const complete: typeof subscription.complete = async (event, signal) => ({
      ...(await subscription.complete(event, signal)),
      deferred: { pending: [part('0'), part('1')], parts: parts() },
    });
    const asked = subscribing(source, { subscription: { ...subscription, complete } });
    const readers = [hub.subscribe(asked), hub.subscribe(asked)];
    await settled();
    source.emit('deferring');
    const read = async (events: (typeof readers)[number]) => {
      const { payload, deferred } = await next(events);
      const ids: string[] = [];
      for await (const batch of deferred?.parts ?? []) ids.push(...batch.map(({ id }) => id));
      return { payload, ids };
    };
    const [one, other] = await Promise.all(readers.map(read));
    expect(one?.payload).toBe(other?.payload);
    expect([one?.ids, other?.ids]).toEqual([
      ['0', '1'],
      ['0', '1'],
    ]);
    expect(batches).toBe(2);
    await Promise.all(readers.map((reader) => reader.return()));
  });
});

describe('subscriptions that differ', () => {
  it.each([
    ['in their key', 'another'],
    ['because they are to share nothing', undefined],
  ])('%s have sources of their own', async (_, key) => {
    const [hub, source] = [testHub(), new TestSource()];
    const readers = [hub.subscribe(subscribing(source, { key })), hub.subscribe(subscribing(source))];
    readers.push(hub.subscribe(subscribing(source, { key })));
    await settled();
    expect(source.readers).toBe(key === undefined ? 3 : 2);
    await Promise.all(readers.map((reader) => reader.return()));
  });
});

describe('a reader', () => {
  it('leaves with the signal of its request', async () => {
    const [hub, source, request] = [testHub(), new TestSource(), new AbortController()];
    const events = hub.subscribe(subscribing(source, { signal: request.signal }));
    await settled();
    request.abort();
    expect(await events.next()).toEqual({ done: true, value: undefined });
    await settled();
    expect(source.readers).toBe(0);
  });

  it('that left before it came opens nothing', async () => {
    const [hub, source] = [testHub(), new TestSource()];
    const events = hub.subscribe(subscribing(source, { signal: AbortSignal.abort() }));
    expect(await events.next()).toEqual({ done: true, value: undefined });
    expect(source.opened).toEqual([]);
    expect(hub.subscribers).toBe(0);
  });

  it('that asks for several events gets them in order', async () => {
    const [hub, source] = [testHub(), new TestSource()];
    const events = hub.subscribe(subscribing(source));
    const asked = [next(events), next(events), next(events)];
    await settled();
    for (const value of [1, 2, 3]) source.emit(value);
    expect((await Promise.all(asked)).map(valueOf)).toEqual([1, 2, 3]);
    await events.return();
  });

  it('gets what happens between subscribing and the first read', async () => {
    const [hub, source] = [testHub(), new TestSource()];
    const events = hub.subscribe(subscribing(source));
    await settled();
    for (const value of [1, 2]) source.emit(value);
    await settled();
    expect(await values(events, 2)).toEqual([1, 2]);
    await events.return();
  });
});

describe('the process', () => {
  const full = expect.objectContaining({ code: 'SUBSCRIPTION_LIMIT_EXCEEDED', status: 429 });

  it('has room for so many subscribers, and again when one leaves', async () => {
    const [hub, source] = [testHub({ perProcess: 2 }), new TestSource()];
    const readers = [hub.subscribe(subscribing(source)), hub.subscribe(subscribing(source))];
    expect(() => hub.subscribe(subscribing(source))).toThrow(full);
    await readers[0]?.return();
    readers.push(hub.subscribe(subscribing(source)));
    expect(hub.subscribers).toBe(2);
    hub.close();
  });

  it('has room for so many different subscriptions', async () => {
    const [hub, source] = [testHub({ maxUpstreams: 1 }), new TestSource()];
    const first = hub.subscribe(subscribing(source));
    expect(() => hub.subscribe(subscribing(source, { key: 'another' }))).toThrow(full);
    expect(hub.subscribers).toBe(1);
    const joined = hub.subscribe(subscribing(source));
    await Promise.all([first.return(), joined.return()]);
    await hub.subscribe(subscribing(source, { key: 'another' })).return();
  });

  it('ends everything when it closes', async () => {
    const [hub, source] = [testHub(), new TestSource()];
    const readers = [hub.subscribe(subscribing(source)), hub.subscribe(subscribing(source, { key: 'another' }))];
    await settled();
    hub.close();
    expect(await Promise.all(readers.map(rest))).toEqual([[], []]);
    await settled();
    expect(source.readers).toBe(0);
    expect(hub).toMatchObject({ subscribers: 0, upstreams: 0 });
  });
});
