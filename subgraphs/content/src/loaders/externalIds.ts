import type { Database, ExternalId } from '@media-gateway/database';
import DataLoader from 'dataloader';
import { externalKey } from '../domain/merge.ts';
import type { ExternalIdRecord } from '../domain/record.ts';
import { grouped } from '../read/grouped.ts';

/** What others call a title, in the order of their names. */
export const externalIdsLoader = (db: Database) =>
  new DataLoader<string, readonly ExternalId[]>(async (titleIds) => {
    const rows = await db.externalId.findMany({
      where: { titleId: { in: [...titleIds] } },
      orderBy: [{ source: 'asc' }, { value: 'asc' }],
    });
    const byTitle = grouped(rows, ({ titleId }) => titleId);
    return titleIds.map((id) => byTitle.get(id) ?? []);
  });

/** The id of the title that others call so; null where there is none. */
export const titleIdLoader = (db: Database) =>
  new DataLoader<ExternalIdRecord, string | null, string>(
    async (asked) => {
      const rows = await db.externalId.findMany({
        where: { OR: asked.map(({ source, value }) => ({ source, value })) },
      });
      const byKey = new Map(rows.map((row) => [externalKey(row), row.titleId]));
      return asked.map((id) => byKey.get(externalKey(id)) ?? null);
    },
    { cacheKeyFn: externalKey },
  );
