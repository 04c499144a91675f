import type { Database } from '@media-gateway/database';
import type { Item } from '../domain/item.ts';

/** A title and the features that its candidates are looked up by. */
export interface Seed {
  readonly titleId: string;
  readonly features: readonly string[];
}

/** For each seed the ids of the most popular items that have any of its features, at most `limit`; one statement for all seeds. */
export async function readSharing(
  db: Database,
  seeds: readonly Seed[],
  limit: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.$queryRaw<{ titleId: string; found: string[] }[]>`
    select seed."titleId", array(
      select item."titleId" from recommendations.item
      where item.features && seed.features and item."titleId" <> seed."titleId"
      order by item.popularity desc, item."titleId" limit ${limit}) as found
    from jsonb_to_recordset(${JSON.stringify(seeds)}::jsonb) as seed("titleId" text, features text[])`;
  return new Map(rows.map(({ titleId, found }) => [titleId, found]));
}

/**
 * What could be recommended to a viewer: the most popular items that have any of these features, and the most popular of all,
 * without those they had to do with already.
 */
export const readUnseen = (
  db: Database,
  userId: string,
  features: readonly string[],
  limit: number,
): Promise<Item[]> => db.$queryRaw<Item[]>`
  with seen as (select "titleId" from recommendations.signal where "userId" = ${userId} and kind <> 'UNWATCHLISTED'),
  alike as (
    select * from recommendations.item where features && ${features}::text[] and "titleId" not in (select "titleId" from seen)
    order by popularity desc, "titleId" limit ${limit}),
  popular as (
    select * from recommendations.item where "titleId" not in (select "titleId" from seen)
    order by popularity desc, "titleId" limit ${limit})
  select "titleId", name, genres, features, popularity from alike
  union select "titleId", name, genres, features, popularity from popular`;
