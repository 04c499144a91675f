import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventBus, MAX_TRIES, openBus } from '../src/index.ts';
import { createRedisBus } from '../src/bus/redis.ts';
import { streamFor } from '../src/bus/redis/streams.ts';
import { connectRedis } from '../src/redis/connect.ts';
import { busContract } from './bus.contract.ts';
import { TOPIC, event, recorder, shown } from './events.ts';
import { describeRedis, isolatedUrl, removeKeys } from './redis.ts';

const QUICK = { blockMs: 50, leaseMs: 400 };

describeRedis('the bus over Redis', () => {
  const used: string[] = [];
  const newUrl = () => {
    const url = isolatedUrl();
    used.push(url);
    return url;
  };
  afterAll(async () => {
    for (const url of used) await removeKeys(url);
  });

  busContract(() => createRedisBus(newUrl(), QUICK));

  describe('with several processes', () => {
    let url: string;
    let buses: EventBus[];
    beforeEach(async () => {
      url = newUrl();
      buses = [await createRedisBus(url, QUICK), await createRedisBus(url, QUICK)];
    });
    afterEach(async () => {
      await Promise.all(buses.map((bus) => bus.close()));
    });

    it('shares the work and keeps the order per key', async () => {
      const seen: { readonly name: string; readonly member: number }[] = [];
      const members = await Promise.all(
        buses.map((bus, member) =>
          bus.consume(TOPIC, 'search', async (given) => {
            await sleep(2);
            seen.push({ name: shown(given), member });
          }),
        ),
      );
      await sleep(QUICK.leaseMs);
      await buses[0]?.publish(Array.from({ length: 80 }, (_, number) => event('abcdefgh'.charAt(number % 8), number)));
      await members[0]?.idle();
      expect(new Set(seen.map(({ name }) => name)).size).toBe(80);
      expect(seen).toHaveLength(80);
      expect(new Set(seen.map(({ member }) => member))).toEqual(new Set([0, 1]));
      for (const key of 'abcdefgh') {
        const numbers = seen.filter(({ name }) => name.startsWith(key)).map(({ name }) => Number(name.slice(1)));
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      }
    });

    it('hands the streams of a stopped member over at once', async () => {
      const [first, second] = [recorder(), recorder()];
      const leaving = await (buses[0] as EventBus).consume(TOPIC, 'search', first.handle);
      await leaving.stop();
      const staying = await (buses[1] as EventBus).consume(TOPIC, 'search', second.handle);
      await buses[0]?.publish([event('a', 1)]);
      await staying.idle();
      expect([first.seen, second.seen]).toEqual([[], ['a1']]);
    });

    it('gives what a dead member had begun to another when its lease is over, and then what came after', async () => {
      const begun = event('a', 1);
      const stream = streamFor(begun);
      await (await (buses[0] as EventBus).consume(TOPIC, 'search', async () => undefined)).stop();
      await buses[0]?.publish([begun, event('a', 2)]);
      const dead = await connectRedis(url, 'BUS_URL');
      await dead.set(`${stream}:owner:search`, 'dead', 'PX', 300);
      await dead.xreadgroup('GROUP', 'search', 'owner', 'COUNT', 1, 'STREAMS', stream, '>');
      dead.disconnect();
      const { seen, handle } = recorder();
      const next = await (buses[1] as EventBus).consume(TOPIC, 'search', handle);
      await sleep(150);
      expect(seen).toEqual([]);
      await next.idle();
      expect(seen).toEqual(['a1', 'a2']);
    });

    it('counts the tries of dead members, too', async () => {
      const poison = event('a', 1);
      await (await (buses[0] as EventBus).consume(TOPIC, 'search', async () => undefined)).stop();
      await buses[0]?.publish([poison]);
      const redis = await connectRedis(url, 'BUS_URL');
      // Each of the tries ended with the death of its process.
      await redis.xreadgroup('GROUP', 'search', 'owner', 'COUNT', 1, 'STREAMS', streamFor(poison), '>');
      for (let tries = 1; tries < MAX_TRIES; tries += 1) {
        await redis.xreadgroup('GROUP', 'search', 'owner', 'COUNT', 1, 'STREAMS', streamFor(poison), '0');
      }
      redis.disconnect();
      const { seen, handle } = recorder();
      const next = await (buses[1] as EventBus).consume(TOPIC, 'search', handle);
      await next.idle();
      expect(seen).toEqual([]);
      expect(await buses[1]?.deadLetters(TOPIC, 'search')).toEqual([poison]);
    });

    it('gives a tail what another process publishes', async () => {
      const open = new AbortController();
      const tail = (buses[0] as EventBus).tail(TOPIC, open.signal)[Symbol.asyncIterator]();
      await sleep(50);
      await buses[1]?.publish([event('a', 1)]);
      expect(shown((await tail.next()).value)).toBe('a1');
      open.abort();
    });

    it('goes on after the server forgot everything', async () => {
      const { seen, handle } = recorder();
      const group = await (buses[0] as EventBus).consume(TOPIC, 'search', handle);
      await removeKeys(url);
      await buses[0]?.publish([event('a', 1)]);
      while (seen.length === 0) await sleep(20);
      await group.idle();
      expect(seen).toEqual(['a1']);
    });
  });
});

describe('a Redis that cannot be used', () => {
  it.each([
    ['redis://:hunter2secret@127.0.0.1:1', 'Redis at 127.0.0.1:1 (BUS_URL) cannot be reached: connection refused.'],
    ['redis://a b', 'BUS_URL must be "redis://host:port".'],
    ['kafka://somewhere', 'BUS_URL must be "memory:" or "redis://host:port".'],
  ])('%s is one line without its password', async (url, message) => {
    await expect(openBus({ BUS_URL: url })).rejects.toMatchObject({ name: 'StartupError', message });
  });
});
