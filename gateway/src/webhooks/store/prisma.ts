import type { Database } from '@media-gateway/database';
import type { WebhookStore } from './port.ts';
import { createEndpointStore } from './prisma-endpoints.ts';
import { createFeedStore } from './prisma-feeds.ts';
import { createQueueStore } from './prisma-queue.ts';

/** Webhooks in PostgreSQL or PGlite. Gateways that share the database share the work. */
export const createPrismaStore = (db: Database): WebhookStore => ({
  ...createEndpointStore(db),
  ...createFeedStore(db),
  ...createQueueStore(db),
});
