import type { Database } from '@media-gateway/database';
import DataLoader from 'dataloader';
import { type Frequencies, rarest } from './domain/frequencies.ts';
import type { Item } from './domain/item.ts';
import type { Recommendation } from './domain/recommendation.ts';
import { rankSimilar } from './domain/similar.ts';
import { readSharing } from './store/candidates.ts';
import type { FrequencySource } from './store/frequencies.ts';
import { readItems, readPopular } from './store/items.ts';

/** The most that can be asked for of one title. */
export const MAX_SIMILAR = 50;

/** Candidates of one title. */
const CANDIDATES = 200;

export type SimilarLoader = DataLoader<string, readonly Recommendation[]>;

/** What resembles each title of a page: five statements, however many titles. An unknown title resembles nothing. */
export const createSimilarLoader = (db: Database, frequencies: FrequencySource): SimilarLoader =>
  new DataLoader(async (titleIds) => {
    const [counts, items] = await Promise.all([frequencies.current(), readItems(db, titleIds)]);
    const candidates = await candidatesOf(db, items, counts);
    const byId = new Map(items.map((item) => [item.titleId, item]));
    return titleIds.map((titleId) => {
      const seed = byId.get(titleId);
      return seed ? rankSimilar(seed, candidates(seed), counts, MAX_SIMILAR) : [];
    });
  });

/** Those who share a rare feature; the most popular for a title that has none. */
async function candidatesOf(
  db: Database,
  seeds: readonly Item[],
  counts: Frequencies,
): Promise<(seed: Item) => readonly Item[]> {
  const wanted = seeds.map(({ titleId, features }) => ({ titleId, features: rarest(counts, features, CANDIDATES) }));
  const [sharing, popular] = await Promise.all([
    readSharing(db, wanted, CANDIDATES),
    wanted.some(({ features }) => features.length === 0) ? readPopular(db, CANDIDATES) : [],
  ]);
  const found = await readItems(db, [...new Set([...sharing.values()].flat())]);
  const byId = new Map(found.map((item) => [item.titleId, item]));
  return ({ titleId }) => {
    const own = (sharing.get(titleId) ?? []).flatMap((id) => byId.get(id) ?? []);
    return own.length > 0 ? own : popular;
  };
}
