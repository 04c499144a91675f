import { setTimeout as sleep } from 'node:timers/promises';
import type { Topic } from '@media-gateway/kernel';
import type { Redis } from 'ioredis';
import { type EventHandler, MAX_TRIES, type ReportTrouble, retryDelay } from '../port.ts';
import { type Entry, MAX_DEAD, deadKey, toEvent } from './streams.ts';

/**
 * The name under which every member reads: the lease lets one at a time read a stream, so what a dead member left
 * unacknowledged is the history of the next.
 */
export const CONSUMER = 'owner';

export interface DeliveryOptions {
  readonly redis: Redis;
  readonly topic: Topic;
  readonly group: string;
  readonly handler: EventHandler<Topic>;
  readonly report: ReportTrouble;
}

/** Tries an entry until it is handled, at most `MAX_TRIES` times over all members; after that it is a dead letter. */
export async function deliver(
  options: DeliveryOptions,
  stream: string,
  [id, fields]: Entry,
  isNew: boolean,
): Promise<void> {
  const { redis, topic, group, handler, report } = options;
  for (let tries = isNew ? 1 : await triesOf(options, stream, id); fields && tries <= MAX_TRIES; tries += 1) {
    try {
      await handler(toEvent(fields));
      return void (await redis.xack(stream, group, id));
    } catch (error) {
      report(error);
      if (tries === MAX_TRIES) break;
      await sleep(retryDelay(tries));
      // Counts the next try where the next owner sees it, should this process die of it.
      await redis.xclaim(stream, group, CONSUMER, 0, id, 'RETRYCOUNT', tries + 1, 'JUSTID');
    }
  }
  const done = redis.multi().xack(stream, group, id);
  if (fields) done.xadd(deadKey(topic, group), 'MAXLEN', '~', MAX_DEAD, '*', ...fields);
  await done.exec();
}

/** Redis counts a delivery when it hands out an entry; reading the history counts as one too. */
async function triesOf({ redis, group }: DeliveryOptions, stream: string, id: string): Promise<number> {
  const [pending] = (await redis.xpending(stream, group, id, id, 1)) as [string, string, number, number][];
  return pending?.[3] ?? 1;
}
