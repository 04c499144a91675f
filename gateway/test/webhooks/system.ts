import type { OpenedDatabase } from '@media-gateway/database';
import { compileOperations } from '../../src/operations/compile.ts';
import { createPrismaStore } from '../../src/webhooks/store/prisma.ts';
import { type Webhooks, createWebhooks } from '../../src/webhooks/webhooks.ts';
import { type Clock, type Graph, SDLS, startClockGraph } from '../subscriptions/graph.ts';

const OPERATION = {
  file: 'ticked.graphql',
  text: `
    "Ticks of a clock."
    subscription Ticked("Where." $room: String "After this cursor." $after: String)
    @audience(for: [APP]) @webhook(event: "clock.ticked") {
      ticked(room: $room, after: $after) { id label }
    }`,
};

/** What may wait, and how far the clock of the gateway is ahead. */
export interface Time {
  ahead: number;
}

export interface System {
  readonly webhooks: Webhooks;
  readonly graph: Graph;
  readonly clock: Clock;
  readonly faults: readonly unknown[];
  stop(): Promise<void>;
}

export interface SystemOptions {
  readonly database: OpenedDatabase;
  readonly time?: Time;
  /** Another gateway's, when both are to hear the same ticks. */
  readonly graph?: Graph;
  readonly key?: Buffer;
  readonly keepDays?: number;
}

/** A gateway that tells of ticks, with the operation that publishes them. */
export async function startTicking(): Promise<Graph> {
  const resume = { 'Subscription.ticked': { field: 'cursor', argument: 'after' } };
  const graph = startClockGraph({ subscriptions: { resume } });
  const served = graph.served(SDLS);
  const schema = served.supergraph.apiSchema;
  await graph.gateway.swap({ ...served, operations: compileOperations({ schema, sources: [OPERATION] }) });
  return graph;
}

/** Webhooks at work; addresses on loopback may be told. */
export async function startSystem({
  database,
  time = { ahead: 0 },
  graph: given,
  key = Buffer.alloc(32, 1),
  ...more
}: SystemOptions): Promise<System> {
  const graph = given ?? (await startTicking());
  const faults: unknown[] = [];
  const webhooks = createWebhooks({
    gateway: graph.gateway,
    store: createPrismaStore(database.db),
    options: { key, privateTargets: ['127.0.0.1/32'], pollMs: 20, perOwner: 3, ...more },
    report: (error) => void faults.push(error),
    now: () => Date.now() + time.ahead,
  });
  const running = webhooks.start();
  const stop = async () => {
    await running.stop();
    if (!given) await graph.gateway.close();
  };
  return { webhooks, graph, clock: graph.clock, faults, stop };
}

/** Waits until something holds. */
export async function until(what: () => unknown, ms = 20_000): Promise<void> {
  for (const end = Date.now() + ms; !(await what());) {
    if (Date.now() > end) throw new Error(`It did not come about: ${String(what)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
