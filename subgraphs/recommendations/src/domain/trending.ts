import { interactionsNow } from './heat.ts';
import { POPULAR, type Recommendation, TRENDING } from './recommendation.ts';

interface Warm {
  readonly titleId: string;
  readonly heat: number;
}

interface Popular {
  readonly titleId: string;
  readonly popularity: number;
}

/** Score ½ to 1: ½ + ½ · n / (1 + n), where n is how many interactions of this moment the heat is worth. */
export const trendingItem = ({ titleId, heat }: Warm, now: number, halfLifeDays: number): Recommendation => {
  const count = interactionsNow(heat, now, halfLifeDays);
  return { titleId, score: 0.5 + (0.5 * count) / (1 + count), reason: TRENDING };
};

/** What fills a list up when too little is trending. Score 0 to ½: half the popularity. */
export const fillItem = ({ titleId, popularity }: Popular): Recommendation => ({
  titleId,
  score: popularity / 2,
  reason: POPULAR,
});

/** What is recommended to somebody of whom nothing is known. Score: the popularity. */
export const popularItem = ({ titleId, popularity }: Popular): Recommendation => ({
  titleId,
  score: popularity,
  reason: POPULAR,
});
