import type { Database, Title } from '@media-gateway/database';
import DataLoader from 'dataloader';

/** Title by id; null where there is none. */
export const titleLoader = (db: Database) =>
  new DataLoader<string, Title | null>(async (ids) => {
    const titles = await db.title.findMany({ where: { id: { in: [...ids] } } });
    const byId = new Map(titles.map((title) => [title.id, title]));
    return ids.map((id) => byId.get(id) ?? null);
  });

/** The seasons of a show or the episodes of a season, in order. */
export const partLoader = (db: Database) =>
  new DataLoader<string, readonly Title[]>(async (parents) => {
    const parts = await db.title.findMany({
      where: { parentId: { in: [...parents] } },
      orderBy: [{ parentId: 'asc' }, { number: 'asc' }],
    });
    return parents.map((parent) => parts.filter(({ parentId }) => parentId === parent));
  });
