import { describe, expect, it } from '@jest/globals';
import { TestSource, codeOf, next, range, settled, subscribing, testHub, values } from './source.ts';

const dropped = async (events: Parameters<typeof next>[0]) => {
  const { payload } = await next(events);
  expect(payload.result.data).toBeNull();
  return payload.result.errors?.[0]?.extensions;
};

describe('a reader that is slow', () => {
  it('loses the oldest events and is told how many, and nobody else does', async () => {
    const [hub, source] = [testHub({ buffer: 10 }), new TestSource()];
    const [slow, quick] = [hub.subscribe(subscribing(source)), hub.subscribe(subscribing(source))];
    await settled();
    const read = values(quick, 25);
    for (const value of range(1, 25)) {
      source.emit(value);
      await settled(0);
    }
    expect(await read).toEqual(range(1, 25));
    expect(await dropped(slow)).toEqual({ code: 'EVENTS_DROPPED', dropped: 15 });
    expect(await values(slow, 10)).toEqual(range(16, 25));
    source.emit(26);
    expect(await values(slow, 1)).toEqual([26]);
    hub.close();
  });

  it('is told again when it loses more', async () => {
    const [hub, source] = [testHub({ buffer: 1 }), new TestSource()];
    const slow = hub.subscribe(subscribing(source));
    for (const [first, last] of [
      [1, 3],
      [4, 5],
    ] as const) {
      await settled();
      for (const value of range(first, last)) source.emit(value);
      await settled();
      expect(await dropped(slow)).toMatchObject({ dropped: last - first });
      expect(await values(slow, 1)).toEqual([last]);
    }
    hub.close();
  });

  it('of a subscription of its own holds the source back, and then loses nothing of what it missed', async () => {
    const [hub, source] = [testHub({ buffer: 10 }), new TestSource()];
    for (const value of range(0, 1000)) source.emit(value, String(value));
    const events = hub.subscribe(subscribing(source, { key: undefined, lastEventId: '0' }));
    await settled();
    expect(source.completions).toBeLessThan(30);
    expect(await values(events, 1000)).toEqual(range(1, 1000));
    hub.close();
  });

  it('and does not read at all holds it back only for a while', async () => {
    const [hub, source] = [testHub({ buffer: 10, patienceMs: 20 }), new TestSource()];
    for (const value of range(0, 100)) source.emit(value, String(value));
    const events = hub.subscribe(subscribing(source, { key: undefined, lastEventId: '0' }));
    await settled(100);
    expect(await dropped(events)).toMatchObject({ dropped: 90 });
    expect(await values(events, 10)).toEqual(range(91, 100));
    hub.close();
  });
});

describe('a completion that is slow', () => {
  it('is one at a time, and events stay in order', async () => {
    const [hub, source] = [testHub(), new TestSource()];
    let running = 0;
    source.gate = async () => {
      expect((running += 1)).toBe(1);
      await settled(Math.random() * 3);
      running -= 1;
    };
    const events = hub.subscribe(subscribing(source));
    await settled();
    for (const value of range(1, 30)) source.emit(value);
    expect(await values(events, 30)).toEqual(range(1, 30));
    hub.close();
  });

  it('of a burst makes the source wait', async () => {
    const [hub, source] = [testHub({ buffer: 5 }), new TestSource()];
    source.gate = () => settled(1);
    const events = hub.subscribe(subscribing(source));
    await settled();
    for (const value of range(1, 40)) source.emit(value);
    const read: unknown[] = [];
    while (read.length < 40) read.push(...(await values(events, 1)));
    expect(read).toEqual(range(1, 40));
    hub.close();
  });

  it('of more than a burst loses the oldest, and every reader is told where they are missing', async () => {
    const [hub, source] = [testHub({ buffer: 5, patienceMs: 0 }), new TestSource()];
    let release: () => void = () => undefined;
    source.gate = () => new Promise((resolve) => (release = resolve));
    const readers = [hub.subscribe(subscribing(source)), hub.subscribe(subscribing(source))];
    await settled();
    for (const value of range(1, 20)) source.emit(value);
    await settled();
    const reading = readers.map(async (events) => [
      await values(events, 1),
      await dropped(events),
      await values(events, 5),
    ]);
    source.gate = async () => undefined;
    release();
    const read = [[1], { code: 'EVENTS_DROPPED', dropped: 14 }, range(16, 20)];
    expect(await Promise.all(reading)).toEqual([read, read]);
    hub.close();
  });

  it('that fails costs one event', async () => {
    const faults: unknown[] = [];
    const [hub, source] = [testHub({ report: (fault: unknown) => void faults.push(fault) }), new TestSource()];
    const fault = new Error('a fault of ours');
    source.gate = async () => {
      if (source.completions === 2) throw fault;
    };
    const events = hub.subscribe(subscribing(source));
    await settled();
    for (const value of [1, 2, 3]) source.emit(value);
    expect(await values(events, 1)).toEqual([1]);
    expect(codeOf(await next(events))).toBe('INTERNAL_SERVER_ERROR');
    expect(await values(events, 1)).toEqual([3]);
    expect(faults).toEqual([fault]);
    hub.close();
  });
});
