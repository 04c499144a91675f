import type { Database } from '@media-gateway/database';
import { trendingHeat } from './domain/heat.ts';
import type { Recommendation } from './domain/recommendation.ts';
import { fillItem, trendingItem } from './domain/trending.ts';
import { readHot, readPopular } from './store/items.ts';

export interface TrendingOptions {
  readonly db: Database;
  readonly size: number;
  /** ms since 1970 */
  readonly now: number;
  readonly halfLifeDays: number;
}

/** What many watch and like at the moment, hottest first, filled up with what is popular. */
export async function trending({ db, size, now, halfLifeDays }: TrendingOptions): Promise<readonly Recommendation[]> {
  const hot = await readHot(db, trendingHeat(now, halfLifeDays), size);
  if (hot.length === size) return hot.map((item) => trendingItem(item, now, halfLifeDays));
  const named = new Set(hot.map(({ titleId }) => titleId));
  const popular = await readPopular(db, size);
  const filling = popular.filter(({ titleId }) => !named.has(titleId)).slice(0, size - hot.length);
  return [...hot.map((item) => trendingItem(item, now, halfLifeDays)), ...filling.map(fillItem)];
}
