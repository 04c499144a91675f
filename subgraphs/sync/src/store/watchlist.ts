import type { SubgraphDeps } from '@media-gateway/adapters';
import type { Database } from '@media-gateway/database';
import type { Entry } from '../domain/cursor.ts';
import { inTransaction, tell } from './interaction.ts';

type Store = Pick<SubgraphDeps, 'db' | 'now'>;

/** @returns whether it was not on the list before. */
export const addEntry = ({ db, now }: Store, userId: string, titleId: string): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const addedAt = new Date(now());
    const { count } = await tx.watchlistEntry.createMany({
      data: [{ userId, titleId, addedAt }],
      skipDuplicates: true,
    });
    if (count > 0)
      await tell(tx, { userId, titleId, kind: 'WATCHLISTED', completion: null, at: addedAt.toISOString() });
    return count > 0;
  });

/** @returns whether it was on the list before. */
export const removeEntry = ({ db, now }: Store, userId: string, titleId: string): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const { count } = await tx.watchlistEntry.deleteMany({ where: { userId, titleId } });
    if (count > 0)
      await tell(tx, { userId, titleId, kind: 'UNWATCHLISTED', completion: null, at: new Date(now()).toISOString() });
    return count > 0;
  });

/** Newest first, from a cursor on; reads the index (userId, addedAt, titleId). */
export const readEntries = (db: Database, userId: string, after: Entry | null, take: number): Promise<Entry[]> =>
  db.watchlistEntry.findMany({
    where: { userId, ...(after && following(after)) },
    orderBy: [{ addedAt: 'desc' }, { titleId: 'asc' }],
    take,
  });

const following = ({ addedAt, titleId }: Entry) => ({
  addedAt: { lte: addedAt },
  OR: [{ addedAt: { lt: addedAt } }, { titleId: { gt: titleId } }],
});
