import type { Database, Prisma } from '@media-gateway/database';

export type Transaction = Prisma.TransactionClient;

/** PGlite has one connection, so a transaction may wait for those before it. */
const PATIENCE = { maxWait: 30_000, timeout: 60_000 } as const;

/** Any number that no other part of the system locks. */
const FEED_LOCK = 20_260_101;

/**
 * Runs a change of offers. Only one such transaction runs at a time in the whole system, so that the feed's sequence numbers
 * become visible in their order: a reader who has seen number n has missed nothing below it.
 */
export const changeOffers = <T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${FEED_LOCK}::bigint)`;
    return work(tx);
  }, PATIENCE);
