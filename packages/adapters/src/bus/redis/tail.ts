import { setTimeout as sleep } from 'node:timers/promises';
import type { BusEvent, Topic } from '@media-gateway/kernel';
import type { Redis } from 'ioredis';
import { createFanout } from '../fanout.ts';
import type { ReportTrouble } from '../port.ts';
import { type Entry, streamsOf, toEvent } from './streams.ts';

export interface Tails {
  open<T extends Topic>(topic: T, signal: AbortSignal): AsyncIterable<BusEvent<T>>;
  close(): Promise<void>;
}

/** Follows topics for any number of callers: one connection a topic, from its first caller to its last. */
export function createTails(redis: Redis, report: ReportTrouble, blockMs: number): Tails {
  const fanout = createFanout();
  const readers = new Map<Topic, Promise<void>>();
  const follow = async (topic: Topic) => {
    const streams = streamsOf(topic);
    // Asked before anything else happens: what this process publishes next comes after it.
    let ids = await lastIds(redis, streams).catch(report);
    const connection = redis.duplicate();
    connection.on('error', report);
    while (fanout.has(topic)) {
      try {
        ids ??= await lastIds(redis, streams);
        const read = await connection.xread('COUNT', 100, 'BLOCK', blockMs, 'STREAMS', ...streams, ...ids);
        ids = advance(streams, ids, (read ?? []) as Answer[], fanout.push);
      } catch (error) {
        report(error);
        await sleep(blockMs);
      }
    }
    readers.delete(topic);
    connection.disconnect();
  };
  return {
    open(topic, signal) {
      const events = fanout.open(topic, signal);
      if (fanout.has(topic) && !readers.has(topic)) readers.set(topic, follow(topic));
      return events;
    },
    async close() {
      fanout.close();
      await Promise.all(readers.values());
    },
  };
}

type Answer = [key: string, entries: Entry[]];

const lastIds = (redis: Redis, streams: readonly string[]): Promise<string[]> =>
  Promise.all(streams.map(async (stream) => (await redis.xrevrange(stream, '+', '-', 'COUNT', 1))[0]?.[0] ?? '0-0'));

/** Hands out what was read and gives the ids to read on from. */
function advance(
  streams: readonly string[],
  ids: readonly string[],
  read: readonly Answer[],
  push: (event: BusEvent) => void,
): string[] {
  for (const [, entries] of read) for (const [, fields] of entries) if (fields) push(toEvent(fields));
  return streams.map((stream, index) => {
    const entries = read.find(([key]) => key.endsWith(stream))?.[1];
    return entries?.at(-1)?.[0] ?? (ids[index] as string);
  });
}
