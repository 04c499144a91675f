import type { Prisma } from '@media-gateway/database';

/** The database within a transaction. */
export type Transaction = Prisma.TransactionClient;

/** For raw SQL: columns are timestamps without a zone, in UTC. */
export const stamp = (at: Date): string => at.toISOString().slice(0, -1);

/** How long a transaction waits for a connection, and may take, in ms: a busy machine is no reason to fail. */
export const PATIENT = { maxWait: 10_000, timeout: 20_000 } as const;
