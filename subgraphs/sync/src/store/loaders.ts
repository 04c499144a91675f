import DataLoader from 'dataloader';
import type { Database } from '@media-gateway/database';
import type { Progress } from '../domain/progress.ts';

/** Nothing is remembered between batches: a request may change a title twice and ask for it after each. */
const FRESH = { cache: false, maxBatchSize: 1000 } as const;

/** Whether titles are on a user's watchlist: one statement for a page. */
export const loadInWatchlist = (db: Database, userId: string) =>
  new DataLoader<string, boolean>(async (titleIds) => {
    const rows = await db.watchlistEntry.findMany({
      where: { userId, titleId: { in: [...titleIds] } },
      select: { titleId: true },
    });
    const found = new Set(rows.map(({ titleId }) => titleId));
    return titleIds.map((id) => found.has(id));
  }, FRESH);

/** How far a user has come in titles: one statement for a page. */
export const loadProgress = (db: Database, userId: string) =>
  new DataLoader<string, Progress | null>(async (titleIds) => {
    const rows = await db.progress.findMany({ where: { userId, titleId: { in: [...titleIds] } } });
    const found = new Map(rows.map((row) => [row.titleId, row]));
    return titleIds.map((id) => found.get(id) ?? null);
  }, FRESH);
