import DataLoader from 'dataloader';
import type { Database } from '@media-gateway/database';
import type { Offer } from '../domain/offer.ts';
import { toOffer } from './row.ts';

export interface TitleInRegion {
  readonly titleId: string;
  readonly region: string;
}

/**
 * Nothing is remembered between batches: a subscription keeps its loaders for hours and must see each offer as it is now.
 * Within a batch every key is asked for once.
 */
const FRESH = { cache: false, maxBatchSize: 1000 } as const;

const keyOf = ({ titleId, region }: TitleInRegion): string => `${titleId}|${region}`;

/** All offers of titles in regions, one statement for a page. A title has at most some dozens in a region. */
export const loadOffersOf = (db: Database) =>
  new DataLoader<TitleInRegion, readonly Offer[]>(async (keys) => {
    const byRegion = grouped(keys, ({ region }) => region);
    const OR = [...byRegion].map(([region, group]) => ({
      region,
      titleId: { in: [...new Set(group.map(({ titleId }) => titleId))] },
    }));
    const rows = await db.offer.findMany({ where: { OR } });
    const found = grouped(rows.map(toOffer), keyOf);
    return keys.map((key) => found.get(keyOf(key)) ?? []);
  }, FRESH);

/** Offers by id; null where there is none (any more). */
export const loadOffer = (db: Database) =>
  new DataLoader<string, Offer | null>(async (ids) => {
    const rows = await db.offer.findMany({ where: { id: { in: [...new Set(ids)] } } });
    const found = new Map(rows.map((row) => [row.id, toOffer(row)]));
    return ids.map((id) => found.get(id) ?? null);
  }, FRESH);

function grouped<T>(items: readonly T[], keyOfItem: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
