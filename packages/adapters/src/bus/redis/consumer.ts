import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from '@media-gateway/kernel';
import type { Redis } from 'ioredis';
import { CONSUMER, type DeliveryOptions, deliver } from './delivery.ts';
import { createLease } from './lease.ts';
import { type Entry, streamsOf } from './streams.ts';

export interface ConsumerOptions extends DeliveryOptions {
  /** How long the streams of a dead member stay unread, in ms. */
  readonly leaseMs: number;
  /** How long one read waits for events, in ms. */
  readonly blockMs: number;
}

/** Where reading stands in a stream: first what a former owner left unacknowledged, then what is new. */
type Position = '0' | '>';

/** Works as one member of a group until it is stopped; trouble with Redis is reported and survived. */
export async function startConsumer(options: ConsumerOptions): Promise<Running> {
  const { redis, topic, group, report, leaseMs } = options;
  const lease = createLease({ redis, topic, group, member: randomUUID(), leaseMs });
  const blocking = redis.duplicate();
  blocking.on('error', report);
  await createGroups(options);
  let stopped = false;
  const isStopped = () => stopped;
  const renewal = setInterval(() => void lease.renew().catch(report), leaseMs / 3).unref();
  const work = async () => {
    while (!stopped) {
      await readOn({ options, blocking, balance: lease.balance, isStopped }).catch(async (error: unknown) => {
        report(error);
        if (!stopped) await sleep(options.blockMs);
        // A server that lost its data has lost its groups, too.
        await createGroups(options).catch(report);
      });
    }
  };
  const working = work();
  return {
    async stop() {
      stopped = true;
      await working;
      clearInterval(renewal);
      blocking.disconnect();
      await lease.release().catch(report);
    },
    async idle() {
      while (!stopped && !(await isWorkedOff(redis, topic, group))) await sleep(10);
    },
  };
}

async function createGroups({ redis, topic, group }: DeliveryOptions): Promise<void> {
  for (const stream of streamsOf(topic)) {
    await redis.xgroup('CREATE', stream, group, '0', 'MKSTREAM').catch((error: Error) => {
      if (!error.message.startsWith('BUSYGROUP')) throw error;
    });
  }
}

interface ReadOptions {
  readonly options: ConsumerOptions;
  readonly blocking: Redis;
  readonly balance: () => Promise<readonly string[]>;
  readonly isStopped: () => boolean;
}

/** One event per stream and round: so the count of deliveries is the count of tries, and streams do not wait long for each other. */
async function readOn({ options, blocking, balance, isStopped }: ReadOptions): Promise<void> {
  const positions = new Map<string, Position>();
  for (let balanced = 0; !isStopped();) {
    if (Date.now() - balanced >= options.leaseMs / 10) {
      keepOnly(positions, await balance());
      balanced = Date.now();
    }
    if (positions.size === 0) await sleep(Math.min(options.blockMs, options.leaseMs / 10));
    else await readRound(options, blocking, positions);
  }
}

/** Streams that were given away are forgotten; new ones begin with their history. */
function keepOnly(positions: Map<string, Position>, owned: readonly string[]): void {
  for (const stream of positions.keys()) if (!owned.includes(stream)) positions.delete(stream);
  for (const stream of owned) if (!positions.has(stream)) positions.set(stream, '0');
}

async function readRound(options: ConsumerOptions, blocking: Redis, positions: Map<string, Position>): Promise<void> {
  const streams = [...positions.keys()];
  const read = await blocking.xreadgroup(
    ...(['GROUP', options.group, CONSUMER, 'COUNT', 1, 'BLOCK', options.blockMs, 'STREAMS'] as const),
    ...streams,
    ...positions.values(),
  );
  const answers = (read ?? []) as [key: string, entries: Entry[]][];
  await Promise.all(
    answers.map(async ([key, [entry]]) => {
      // The answer has the key with its prefix.
      const stream = streams.find((name) => key.endsWith(name)) as string;
      if (entry) return deliver(options, stream, entry, positions.get(stream) === '>');
      positions.set(stream, '>');
    }),
  );
}

/** Whether the group was handed, and has acknowledged, everything in the topic. */
async function isWorkedOff(redis: Redis, topic: DeliveryOptions['topic'], group: string): Promise<boolean> {
  const states = await Promise.all(
    streamsOf(topic).map(async (stream) => {
      const [info, groups] = await Promise.all([redis.xinfo('STREAM', stream), redis.xinfo('GROUPS', stream)]);
      const mine = (groups as unknown[][]).map(toRecord).find(({ name }) => name === group);
      return mine?.['pending'] === 0 && mine['last-delivered-id'] === toRecord(info as unknown[])['last-generated-id'];
    }),
  );
  return states.every(Boolean);
}

const toRecord = (flat: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1]]] : [])));
