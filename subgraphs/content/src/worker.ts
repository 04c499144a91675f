import { type SubgraphDeps, startRelay } from '@media-gateway/adapters';
import type { Running } from '@media-gateway/kernel';

/** Publishes what imports and the seed have written to the outbox. */
export const startWorker = async ({ db, bus, log }: SubgraphDeps): Promise<Running> =>
  startRelay({ table: db.contentOutbox, bus, onError: (error) => log.error({ err: error }, 'outbox relay') });
