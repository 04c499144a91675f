import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BusEvent, EventPayload, Running, Topic } from '@media-gateway/kernel';
import type { EventBus } from './bus/port.ts';

/** A row of any subgraph's outbox table. */
export interface OutboxRow {
  readonly sequence: bigint;
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly payload: unknown;
  readonly createdAt: Date;
}

/** The Prisma model of an outbox table. */
export interface OutboxTable {
  findMany(args: { orderBy: { sequence: 'asc' }; take: number }): PromiseLike<OutboxRow[]>;
  deleteMany(args: { where: { sequence: { in: bigint[] } } }): PromiseLike<unknown>;
}

/** The row that tells of a change; write it in the transaction that makes the change. */
export const outboxRow = <T extends Topic>(topic: T, key: string, payload: EventPayload<T>) => ({
  id: randomUUID(),
  topic,
  key,
  payload: payload as object,
});

export interface RelayOptions {
  readonly table: OutboxTable;
  readonly bus: EventBus;
  readonly onError: (error: unknown) => void;
  /** How long to wait when nothing was there, in ms. */
  readonly pollMs?: number;
  /** Events a round, at most. */
  readonly batch?: number;
}

/** The longest wait after failures, in ms. */
const MAX_PAUSE = 5000;

/**
 * Publishes what waits in an outbox, oldest first, and deletes a row only after the bus has taken it: at least once.
 * While the bus fails the rows stay, and it is tried again, at ever longer intervals up to 5 s.
 * @returns `idle()` resolves when the outbox was found empty, and rejects when the bus fails.
 */
export function startRelay({ table, bus, onError, pollMs = 200, batch = 50 }: RelayOptions): Running {
  const ending = new AbortController();
  const round = oneAtATime(() => relayOnce(table, bus, batch));
  const loop = async () => {
    for (let wait = pollMs; !ending.signal.aborted;) {
      try {
        const moved = await round();
        wait = pollMs;
        if (moved > 0) continue;
      } catch (error) {
        if (!ending.signal.aborted) onError(error);
        wait = Math.min(wait * 2, MAX_PAUSE);
      }
      await sleep(wait, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    async stop() {
      ending.abort();
      await running;
    },
    async idle() {
      while ((await round()) > 0);
    },
  };
}

/** Two rounds at once would publish the same rows: the second waits for the first. */
function oneAtATime(round: () => Promise<number>): () => Promise<number> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.then(round);
    last = next.catch(() => undefined);
    return next;
  };
}

/** @returns how many were published. */
async function relayOnce(table: OutboxTable, bus: EventBus, batch: number): Promise<number> {
  const rows = await table.findMany({ orderBy: { sequence: 'asc' }, take: batch });
  if (rows.length === 0) return 0;
  await bus.publish(rows.map(toEvent));
  await table.deleteMany({ where: { sequence: { in: rows.map(({ sequence }) => sequence) } } });
  return rows.length;
}

const toEvent = (row: OutboxRow): BusEvent => ({
  id: row.id,
  topic: row.topic as Topic,
  key: row.key,
  at: row.createdAt.toISOString(),
  payload: row.payload as EventPayload<Topic>,
});
