import { outboxRow } from '@media-gateway/adapters';
import type { Database, Prisma } from '@media-gateway/database';
import type { Interaction } from '@media-gateway/kernel';

export type Transaction = Prisma.TransactionClient;

/** PGlite has one connection, so a transaction may wait for those before it. */
const PATIENCE = { maxWait: 30_000, timeout: 60_000 } as const;

export const inTransaction = <T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  db.$transaction(work, PATIENCE);

/** Tells other domains of an act, in the transaction that records it. The events of one user stay in order. */
export async function tell(tx: Transaction, interaction: Interaction): Promise<void> {
  await tx.syncOutbox.create({ data: outboxRow('user.interaction', interaction.userId, interaction) });
}
