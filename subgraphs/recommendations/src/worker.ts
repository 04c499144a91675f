import type { SubgraphDeps } from '@media-gateway/adapters';
import type { Running } from '@media-gateway/kernel';
import { engineOf } from './engine.ts';
import { recordInteraction } from './store/interactions.ts';
import { upsertItems } from './store/items.ts';
import { pruneSeenEvents } from './store/prune.ts';

const GROUP = 'recommendations';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Keeps items up with content, signals and heat with what viewers do, and forgets old events once an hour. */
export async function startWorker(deps: SubgraphDeps): Promise<Running> {
  const consumers = await startConsumers(deps);
  const timer = setInterval(() => void prune(deps), HOUR_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(consumers.map((consumer) => consumer.stop()));
    },
    async idle() {
      await Promise.all(consumers.map((consumer) => consumer.idle()));
    },
  };
}

function startConsumers(deps: SubgraphDeps): Promise<Running[]> {
  const { bus, db, now } = deps;
  const halfLifeDays = engineOf(deps).config.TRENDING_HALF_LIFE_DAYS;
  return Promise.all([
    bus.consume('content.ingested', GROUP, async ({ payload }) => void (await upsertItems(db, payload.titles))),
    bus.consume('user.interaction', GROUP, ({ id, payload }) =>
      recordInteraction(db, payload, { now: now(), halfLifeDays, eventId: id }),
    ),
  ]);
}

async function prune(deps: SubgraphDeps): Promise<void> {
  const before = new Date(deps.now() - engineOf(deps).config.SEEN_EVENT_DAYS * DAY_MS);
  await pruneSeenEvents(deps.db, before).catch((error: unknown) =>
    deps.log.error({ err: error }, 'old events could not be forgotten'),
  );
}
