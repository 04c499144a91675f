import type { Database } from '@media-gateway/database';
import type { TitleDocument } from '@media-gateway/kernel';
import { type Item, toItemRows } from '../domain/item.ts';

/** Writes what content tells of titles, all in one statement; a version that is not newer than the stored one changes nothing. */
export const upsertItems = (db: Database, titles: readonly TitleDocument[]): Promise<number> => db.$executeRaw`
  insert into recommendations.item as stored ("titleId", version, kind, name, year, genres, features, popularity)
  select * from jsonb_to_recordset(${JSON.stringify(toItemRows(titles))}::jsonb) as fresh("titleId" text, version int, kind text,
    name text, year int, genres text[], features text[], popularity float8)
  on conflict ("titleId") do update set
    version = excluded.version, kind = excluded.kind, name = excluded.name, year = excluded.year, genres = excluded.genres,
    features = excluded.features, popularity = excluded.popularity
  where excluded.version > stored.version`;

const ITEM = { titleId: true, name: true, genres: true, features: true, popularity: true } as const;

/** The items of ids, in no order; an id that is not known is left out. */
export const readItems = async (db: Database, titleIds: readonly string[]): Promise<readonly Item[]> =>
  titleIds.length === 0
    ? []
    : db.recommendationItem.findMany({ where: { titleId: { in: [...titleIds] } }, select: ITEM });

/** The most popular items. */
export const readPopular = (db: Database, take: number): Promise<readonly Item[]> =>
  db.recommendationItem.findMany({ orderBy: [{ popularity: 'desc' }, { titleId: 'asc' }], take, select: ITEM });

/** Items hotter than that, hottest first. */
export const readHot = async (
  db: Database,
  from: number,
  take: number,
): Promise<readonly { readonly titleId: string; readonly heat: number }[]> =>
  db.recommendationItem.findMany({
    where: { heat: { gt: from } },
    orderBy: [{ heat: 'desc' }, { popularity: 'desc' }, { titleId: 'asc' }],
    take,
    select: { titleId: true, heat: true },
  });
