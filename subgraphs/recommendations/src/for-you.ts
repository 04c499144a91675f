import type { Database } from '@media-gateway/database';
import { featuresToFind, hasTaste, profileOf, rankForYou } from './domain/for-you.ts';
import type { Recommendation } from './domain/recommendation.ts';
import { tastesOf } from './domain/taste.ts';
import { popularItem } from './domain/trending.ts';
import { readUnseen } from './store/candidates.ts';
import type { FrequencySource } from './store/frequencies.ts';
import { readItems, readPopular } from './store/items.ts';
import { readSignals } from './store/signals.ts';

/** Candidates by taste, and as many by popularity. */
const CANDIDATES = 300;

export interface ForYouOptions {
  readonly db: Database;
  readonly frequencies: FrequencySource;
  /** null for a guest */
  readonly userId: string | null;
  readonly size: number;
  /** ms since 1970 */
  readonly now: number;
}

/** What a viewer may like by what they liked and watched; what is popular while nothing is known of them. */
export async function forYou({
  db,
  frequencies,
  userId,
  size,
  now,
}: ForYouOptions): Promise<readonly Recommendation[]> {
  if (userId === null) return (await readPopular(db, size)).map(popularItem);
  const [signals, counts] = await Promise.all([readSignals(db, userId), frequencies.current()]);
  const tastes = tastesOf(signals, now);
  const profile = profileOf(
    tastes,
    await readItems(
      db,
      tastes.map(({ titleId }) => titleId),
    ),
    counts,
  );
  const candidates = await readUnseen(db, userId, featuresToFind(profile, counts, CANDIDATES), CANDIDATES);
  if (hasTaste(profile)) return rankForYou(profile, candidates, counts, size);
  return candidates
    .map(popularItem)
    .sort((a, b) => b.score - a.score || (a.titleId < b.titleId ? -1 : 1))
    .slice(0, size);
}
