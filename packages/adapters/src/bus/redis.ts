import type { BusEvent, Running, Topic } from '@media-gateway/kernel';
import type { Redis } from 'ioredis';
import { connectRedis } from '../redis/connect.ts';
import type { EventBus, EventHandler, ReportTrouble } from './port.ts';
import { startConsumer } from './redis/consumer.ts';
import { type Entry, MAX_LENGTH, deadKey, streamFor, toEvent, toFields } from './redis/streams.ts';
import { createTails } from './redis/tail.ts';

export interface RedisBusOptions {
  readonly report?: ReportTrouble;
  /** How long the streams of a dead member stay unread, in ms. */
  readonly leaseMs?: number;
  /** How long one read waits for events, in ms; a stop may take as long. */
  readonly blockMs?: number;
}

/**
 * The bus over Redis Streams: a topic is a few streams by the hash of the key, a group a consumer group on each, and
 * each stream is read by one member at a time.
 * @throws StartupError when Redis cannot be reached.
 */
export async function createRedisBus(url: string, options: RedisBusOptions = {}): Promise<EventBus> {
  const { report = () => undefined, leaseMs = 10_000, blockMs = 500 } = options;
  const redis = await connectRedis(url, 'BUS_URL');
  const tails = createTails(redis, report, blockMs);
  const consumers = new Set<Running>();
  return {
    publish: (events) => append(redis, events),
    async consume<T extends Topic>(topic: T, group: string, handler: EventHandler<T>) {
      const handle: EventHandler<Topic> = (event) => handler(event as BusEvent<T>);
      const consumer = await startConsumer({ redis, topic, group, handler: handle, report, leaseMs, blockMs });
      consumers.add(consumer);
      return { idle: consumer.idle, stop: () => consumer.stop().finally(() => consumers.delete(consumer)) };
    },
    tail: tails.open,
    async deadLetters(topic, group) {
      const entries: Entry[] = await redis.xrange(deadKey(topic, group), '-', '+', 'COUNT', 100);
      return entries.map(([, fields]) => toEvent(fields ?? []));
    },
    async close() {
      await Promise.all([tails.close(), ...[...consumers].map((consumer) => consumer.stop())]);
      redis.disconnect();
    },
  };
}

/** @throws the first error, when any event was not taken; the others may have been. */
async function append(redis: Redis, events: readonly BusEvent[]): Promise<void> {
  const batch = redis.pipeline();
  for (const event of events) batch.xadd(streamFor(event), 'MAXLEN', '~', MAX_LENGTH, '*', ...toFields(event));
  for (const [error] of (await batch.exec()) ?? []) if (error) throw error;
}
