import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BusEvent } from '@media-gateway/kernel';
import { type EventBus, MAX_TRIES } from '../src/index.ts';
import { TOPIC, event, recorder, shown } from './events.ts';

/** What every event bus must hold, whatever engine is underneath. */
export function busContract(open: () => Promise<EventBus>): void {
  let bus: EventBus;
  beforeEach(async () => {
    bus = await open();
  });
  afterEach(() => bus.close());

  /** Takes the first `count` of a tail. */
  async function take(tail: AsyncIterable<BusEvent<typeof TOPIC>>, count: number): Promise<string[]> {
    const taken: string[] = [];
    for await (const item of tail) if (taken.push(shown(item)) === count) break;
    return taken;
  }

  describe('groups', () => {
    it('give each event to every group once', async () => {
      const [search, ranking] = [recorder(), recorder()];
      const running = [
        await bus.consume(TOPIC, 'search', search.handle),
        await bus.consume(TOPIC, 'ranking', ranking.handle),
      ];
      await bus.publish([event('a', 1), event('a', 2)]);
      await Promise.all(running.map((member) => member.idle()));
      expect([search.seen, ranking.seen]).toEqual([
        ['a1', 'a2'],
        ['a1', 'a2'],
      ]);
    });

    it('give each event to one member only', async () => {
      const both = recorder();
      const members = [
        await bus.consume(TOPIC, 'search', both.handle),
        await bus.consume(TOPIC, 'search', both.handle),
      ];
      const events = Array.from({ length: 20 }, (_, number) => event(`k${number}-`, number));
      await bus.publish(events);
      await Promise.all(members.map((member) => member.idle()));
      expect(both.seen.toSorted()).toEqual(events.map(shown).toSorted());
    });

    it('keep the events of one key in order, whatever runs beside them', async () => {
      const { seen, handle } = recorder();
      const group = await bus.consume(TOPIC, 'search', async (given) => {
        await sleep(given.payload.titleId.length % 3);
        await handle(given);
      });
      await bus.publish(Array.from({ length: 60 }, (_, number) => event('abcdefg'.charAt(number % 7), number)));
      await group.idle();
      for (const key of 'abcdefg') {
        const numbers = seen.filter((name) => name.startsWith(key)).map((name) => Number(name.slice(1)));
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      }
      expect(seen).toHaveLength(60);
    });

    it('that join later begin with what is still kept', async () => {
      const first = await bus.consume(TOPIC, 'first', async () => undefined);
      await bus.publish([event('a', 1)]);
      await first.idle();
      const { seen, handle } = recorder();
      const late = await bus.consume(TOPIC, 'late', handle);
      await late.idle();
      expect(seen).toEqual(['a1']);
    });

    it('hear nothing of other topics', async () => {
      const { seen, handle } = recorder();
      const group = await bus.consume(TOPIC, 'search', handle);
      await bus.publish([{ ...event('a', 1), topic: 'content.ingested', payload: { titles: [] } }, event('a', 2)]);
      await group.idle();
      expect(seen).toEqual(['a2']);
    });
  });

  describe('a handler that fails', () => {
    it('is tried again before the next event of the key', async () => {
      const { seen, handle } = recorder();
      const group = await bus.consume(TOPIC, 'search', async (given) => {
        await handle(given);
        if (seen.filter((name) => name === 'a1').length < 3) throw new Error('not yet');
      });
      await bus.publish([event('a', 1), event('a', 2)]);
      await group.idle();
      expect(seen).toEqual(['a1', 'a1', 'a1', 'a2']);
      expect(await bus.deadLetters(TOPIC, 'search')).toEqual([]);
    });

    it(`leaves the event to the dead letters of its group after ${MAX_TRIES} tries`, async () => {
      const { seen, handle } = recorder();
      const group = await bus.consume(TOPIC, 'search', async (given) => {
        await handle(given);
        if (shown(given) === 'a1') throw new Error('poison');
      });
      const poison = event('a', 1);
      await bus.publish([poison, event('a', 2)]);
      await group.idle();
      expect(seen).toEqual([...Array.from({ length: MAX_TRIES }, () => 'a1'), 'a2']);
      expect(await bus.deadLetters(TOPIC, 'search')).toEqual([poison]);
      expect(await bus.deadLetters(TOPIC, 'other')).toEqual([]);
    });
  });

  describe('a group that stops', () => {
    it('finishes what was begun and begins nothing more', async () => {
      const { seen, handle } = recorder();
      let tellBegun: () => void = () => undefined;
      const hasBegun = new Promise<void>((resolve) => (tellBegun = resolve));
      const group = await bus.consume(TOPIC, 'search', async (given) => {
        tellBegun();
        await sleep(50);
        await handle(given);
      });
      const published = bus.publish([event('a', 1), event('a', 2)]).catch(() => undefined);
      await hasBegun;
      await group.stop();
      expect(seen).toEqual(['a1']);
      await published;
      await sleep(100);
      expect(seen).toEqual(['a1']);
    });

    it('misses nothing: an event is either refused meanwhile, or waits for it', async () => {
      const { seen, handle } = recorder();
      await (await bus.consume(TOPIC, 'search', handle)).stop();
      const taken = await bus.publish([event('a', 1)]).then(
        () => true,
        () => false,
      );
      const back = await bus.consume(TOPIC, 'search', handle);
      if (!taken) await bus.publish([event('a', 1)]);
      await back.idle();
      expect(seen).toEqual(['a1']);
    });
  });

  it('idle() waits for the work, not only for the queue', async () => {
    let done = false;
    const group = await bus.consume(TOPIC, 'search', async () => {
      await sleep(100);
      done = true;
    });
    void bus.publish([event('a', 1)]);
    while (!done) await group.idle();
    expect(done).toBe(true);
  });

  describe('a tail', () => {
    it('gives every caller every event from then on', async () => {
      const open = new AbortController();
      await bus.publish([event('a', 1)]);
      const tails = [bus.tail(TOPIC, open.signal), bus.tail(TOPIC, open.signal)];
      const taken = tails.map((tail) => take(tail, 2));
      await bus.publish([event('a', 2), event('a', 3)]);
      expect(await Promise.all(taken)).toEqual([
        ['a2', 'a3'],
        ['a2', 'a3'],
      ]);
      open.abort();
    });

    it('ends with its signal', async () => {
      const open = new AbortController();
      const taken = take(bus.tail(TOPIC, open.signal), 2);
      await bus.publish([event('a', 1)]);
      await sleep(50);
      open.abort();
      expect(await taken).toEqual(['a1']);
    });

    it('is over at once when the signal was given before', async () => {
      expect(await take(bus.tail(TOPIC, AbortSignal.abort()), 1)).toEqual([]);
    });

    it('ends when the bus closes', async () => {
      const taken = take(bus.tail(TOPIC, new AbortController().signal), 1);
      await bus.close();
      expect(await taken).toEqual([]);
    });

    it('drops the oldest of a reader that is more than 1,000 behind', async () => {
      const open = new AbortController();
      const slow = bus.tail(TOPIC, open.signal);
      const quick = bus.tail(TOPIC, open.signal)[Symbol.asyncIterator]();
      for (let number = 0; number < 1005; number += 201) {
        await bus.publish(Array.from({ length: 201 }, (_, offset) => event('a', number + offset)));
        for (let read = 0; read < 201; read += 1) await quick.next();
      }
      expect((await take(slow, 1))[0]).toBe('a5');
      open.abort();
    });
  });
}
