import { describe, expect, it } from '@jest/globals';
import { AppError } from '@media-gateway/kernel';
import fc from 'fast-check';
import type { StreamEvent } from '../../src/gateway.ts';
import type { Hub } from '../../src/subscriptions/hub.ts';
import {
  TestSource,
  VERSION,
  codeOf,
  next,
  range,
  rest,
  settled,
  subscribing,
  testHub,
  valueOf,
  values,
} from './source.ts';

const NEW = { query: 'subscription { value more }' };
const markOf = ({ payload }: StreamEvent) => payload.result.data?.['mark'];

/** A subscription that is being read, and the hub it is in. */
async function following(options: Parameters<typeof testHub>[0] = {}, asked: Parameters<typeof subscribing>[1] = {}) {
  const [hub, source] = [testHub(options), new TestSource()];
  const events = hub.subscribe(subscribing(source, asked));
  await settled();
  return { hub, source, events };
}

const version = () => ({});

describe('when the supergraph is replaced, a subscription', () => {
  it('keeps its source when that is the same, and its events are completed by the new plan', async () => {
    const { hub, source, events } = await following();
    source.emit(1);
    expect(markOf(await next(events))).toBeUndefined();
    await hub.swap(version(), () => source.subscription('new'));
    source.emit(2);
    expect(markOf(await next(events))).toBe('new');
    expect(source.opened).toHaveLength(1);
    hub.close();
  });

  it('waits for the completion that the old plan has begun', async () => {
    const { hub, source, events } = await following();
    let release: () => void = () => undefined;
    source.gate = () => new Promise((resolve) => (release = resolve));
    source.emit(1);
    await settled();
    let isDone = false;
    const swapped = hub.swap(version(), () => source.subscription('new')).then(() => (isDone = true));
    await settled();
    expect(isDone).toBe(false);
    release();
    expect(markOf(await next(events))).toBeUndefined();
    await swapped;
    hub.close();
  });

  it('opens a source that differs before the old one ends', async () => {
    const { hub, source, events } = await following({ handoverMs: 50 });
    const other = new TestSource();
    const swapped = hub.swap(version(), () => other.subscription('', NEW));
    await settled(20);
    expect([source.readers, other.readers]).toEqual([1, 1]);
    await swapped;
    expect([source.readers, other.readers]).toEqual([0, 1]);
    other.emit('from there');
    expect(await values(events, 1)).toEqual(['from there']);
    hub.close();
  });

  it('goes over at once when the old source ends by itself meanwhile', async () => {
    const { hub, source, events } = await following({ handoverMs: 1000 });
    const other = new TestSource();
    void hub.swap(version(), () => other.subscription('', NEW));
    await settled();
    source.end();
    other.emit('from there');
    expect(await values(events, 1)).toEqual(['from there']);
    hub.close();
  });

  it('goes over when the old source fails meanwhile, and nobody hears of it', async () => {
    const { hub, source, events } = await following({ handoverMs: 50 });
    const other = new TestSource();
    void hub.swap(version(), () => other.subscription('', NEW));
    await settled();
    source.end({ error: new AppError('SUBGRAPH_UNAVAILABLE', 'the old subgraph is gone') });
    other.emit('from there');
    expect(await values(events, 1)).toEqual(['from there']);
    hub.close();
  });

  it('ends with the new source', async () => {
    const { hub, events } = await following();
    const other = new TestSource();
    void hub.swap(version(), () => other.subscription('', NEW));
    await settled();
    other.emit('last');
    other.end();
    expect((await rest(events)).map(valueOf)).toEqual(['last']);
    expect(hub).toMatchObject({ subscribers: 0, upstreams: 0 });
  });

  it('ends with a code when the new one does not have it', async () => {
    const { hub, source, events } = await following();
    source.emit('seen before');
    await settled();
    await hub.swap(version(), () => {
      throw new AppError('GRAPHQL_VALIDATION_FAILED', 'Cannot query field "value".');
    });
    const [seen, last, ...others] = await rest(events);
    expect(seen && valueOf(seen)).toBe('seen before');
    expect(last?.payload.result.errors?.[0]?.extensions).toEqual({
      code: 'SUBSCRIPTION_SCHEMA_RELOAD',
      reason: 'GRAPHQL_VALIDATION_FAILED',
    });
    expect(others).toEqual([]);
    await settled();
    expect(source.readers).toBe(0);
  });

  it('is planned anew for one who asked just before and came just after', async () => {
    const { hub, source } = await following();
    const served = version();
    await hub.swap(served, () => source.subscription('new'));
    const late = hub.subscribe(subscribing(source, { key: 'late', version: VERSION }));
    const current = hub.subscribe(
      subscribing(source, { key: 'current', version: served, subscription: source.subscription('as it was') }),
    );
    await settled();
    source.emit(1);
    expect([markOf(await next(late)), markOf(await next(current))]).toEqual(['new', 'as it was']);
    hub.close();
  });

  it('leaves nothing open when its reader leaves meanwhile', async () => {
    const { hub, source, events } = await following({ handoverMs: 10_000 });
    const other = new TestSource();
    const swapped = hub.swap(version(), () => other.subscription('', NEW));
    await settled();
    await events.return();
    await swapped;
    await settled();
    expect([source.readers, other.readers]).toEqual([0, 0]);
  });

  it('goes on at the new source after the last event that it had of the old one', async () => {
    const { hub, source, events } = await following();
    const other = new TestSource();
    source.emit(1, 'a');
    other.emit(1, 'a');
    expect(await values(events, 1)).toEqual([1]);
    other.emit(2, 'b');
    await hub.swap(version(), () => other.subscription('', NEW));
    expect(other.opened).toEqual(['a']);
    expect(await values(events, 1)).toEqual([2]);
    hub.close();
  });

  it('survives five swaps without losing an event', async () => {
    const { hub, source, events } = await following({ handoverMs: 10 });
    const sources = [source, ...range(1, 5).map(() => new TestSource())];
    let emitted = 0;
    const ticking = setInterval(() => {
      emitted += 1;
      for (const one of sources) one.emit(emitted);
    }, 1);
    for (const [index, one] of sources.slice(1).entries())
      await hub.swap(version(), () => one.subscription('', { query: `subscription { value v${index} }` }));
    clearInterval(ticking);
    expect(await values(events, emitted)).toEqual(range(1, emitted));
    expect(sources.map(({ opened, readers }) => [opened.length, readers])).toEqual([
      ...range(1, 5).map(() => [1, 0]),
      [1, 1],
    ]);
    hub.close();
  });

  it('goes straight to the last version of those that come while it is busy', async () => {
    const { hub, source, events } = await following();
    const sources = range(1, 3).map(() => new TestSource());
    const swaps = sources.map((one, index) =>
      hub.swap(version(), () => one.subscription('', { query: `subscription { value v${index} }` })),
    );
    await Promise.all(swaps);
    expect([source, ...sources].map(({ opened }) => opened.length)).toEqual([1, 0, 0, 1]);
    sources[2]?.emit('from the last');
    expect(await values(events, 1)).toEqual(['from the last']);
    hub.close();
  });

  it('knows an event again that is completed with other values, where the sources are asked the same', async () => {
    const { hub, source, events } = await following({ handoverMs: 30 });
    const other = new TestSource();
    const swapped = hub.swap(version(), () => other.subscription('new', { transport: {} as never }));
    await settled();
    for (const one of [source, other]) one.emit('twice');
    for (const one of [source, other]) one.emit('twice');
    await swapped;
    other.emit('once');
    expect(await values(events, 3)).toEqual(['twice', 'twice', 'once']);
    hub.close();
  });

  it('waits for a planner that has no room', async () => {
    const { hub, source, events } = await following();
    let tries = 0;
    await hub.swap(version(), () => {
      if ((tries += 1) < 3) throw new AppError('PLANNING_OVERLOADED', 'no room');
      return source.subscription('new');
    });
    source.emit(1);
    expect(markOf(await next(events))).toBe('new');
    hub.close();
  });

  it('neither loses nor repeats an event, whenever it happens and however often it is like another', async () => {
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ emit: fc.integer({ min: 0, max: 2 }), pause: fc.integer({ min: 0, max: 3 }) }),
      },
      { weight: 1, arbitrary: fc.constant('swap' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.boolean(), async (steps, withIds) => {
        const { hub, source, events } = await following({ handoverMs: 5 });
        const sources = [source];
        const emitted: unknown[] = [];
        for (const one of steps) {
          if (one === 'swap') await swapTo(hub, sources);
          else {
            emitted.push(one.emit);
            for (const each of sources) each.emit(one.emit, withIds ? String(emitted.length) : undefined);
            await settled(one.pause);
          }
        }
        expect(await values(events, emitted.length)).toEqual(emitted);
        await settled(30);
        hub.close();
        expect(await rest(events)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 30_000);
});

/** Begins to go over to a new source, which is open when this resolves. */
async function swapTo(hub: Hub, sources: TestSource[]): Promise<void> {
  const source = new TestSource();
  sources.push(source);
  const query = `subscription { value v${sources.length} }`;
  void hub.swap({}, () => source.subscription('', { query }));
  for (let waited = 0; source.readers === 0 && waited < 100; waited += 1) await settled(1);
}

it('a swap ends nothing of a hub that has no subscriptions', async () => {
  const hub = testHub();
  await hub.swap({}, () => {
    throw codeOf;
  });
  expect(hub.upstreams).toBe(0);
});
