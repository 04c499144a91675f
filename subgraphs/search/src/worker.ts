import type { SubgraphDeps } from '@media-gateway/adapters';
import type { Running, Topic } from '@media-gateway/kernel';
import { indexOf } from './index-of.ts';
import { takeOfferChanges } from './store/offers.ts';
import { upsertTitles } from './store/upsert.ts';

const GROUP = 'search';
const TOPICS: readonly Topic[] = ['content.ingested', 'availability.changed'];

/** Keeps the documents up with what content and availability tell, and the index of this process with the documents. */
export async function startWorker(deps: SubgraphDeps): Promise<Running> {
  const index = indexOf(deps);
  const stopping = new AbortController();
  const consumers = await startConsumers(deps, index.poke);
  const tails = TOPICS.map((topic) => follow(deps, topic, stopping.signal, index.poke));
  index.poke();
  return {
    async stop() {
      stopping.abort();
      await Promise.all([...consumers.map((consumer) => consumer.stop()), ...tails]);
      await index.stop();
    },
    async idle() {
      await Promise.all(consumers.map((consumer) => consumer.idle()));
      await index.catchUp();
    },
  };
}

const startConsumers = ({ bus, db }: SubgraphDeps, poke: () => void): Promise<Running[]> =>
  Promise.all([
    bus.consume('content.ingested', GROUP, async ({ payload }) => {
      await upsertTitles(db, payload.titles);
      poke();
    }),
    bus.consume('availability.changed', GROUP, async ({ payload }) => {
      await takeOfferChanges(db, payload.changes);
      poke();
    }),
  ]);

/** An event that another replica works in changes what this one must know too. */
async function follow({ bus }: SubgraphDeps, topic: Topic, signal: AbortSignal, poke: () => void): Promise<void> {
  for await (const _ of bus.tail(topic, signal)) poke();
}
