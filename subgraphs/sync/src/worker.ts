import { type SubgraphDeps, startRelay } from '@media-gateway/adapters';
import type { Running } from '@media-gateway/kernel';

/** Publishes the outbox. */
export const startWorker = async ({ db, bus, log }: SubgraphDeps): Promise<Running> =>
  startRelay({ table: db.syncOutbox, bus, onError: (error) => log.error({ err: error }, 'sync worker') });
