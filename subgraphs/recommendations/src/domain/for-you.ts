import { diversify } from './diversity.ts';
import { type Frequencies, rarest } from './frequencies.ts';
import type { Item } from './item.ts';
import { POPULAR, type Reason, type Recommendation, byScore } from './recommendation.ts';
import type { Taste } from './taste.ts';
import { type Vector, combine, cosine, vectorOf } from './vector.ts';

/** How much taste and popularity count. */
const TASTE = 0.9;
const POPULARITY = 0.1;

/** How many of a viewer's strongest features candidates are looked up by. */
const MAX_FEATURES = 20;

/** A title the viewer had to do with, and what they think of it. */
export interface Known {
  readonly item: Item;
  readonly taste: Taste;
  readonly vector: Vector;
}

/** What a viewer likes: the L2-normalised sum of the vectors of what they had to do with, each by its weight. */
export interface Profile {
  readonly known: readonly Known[];
  readonly vector: Vector;
}

export function profileOf(tastes: readonly Taste[], items: readonly Item[], frequencies: Frequencies): Profile {
  const byId = new Map(items.map((item) => [item.titleId, item]));
  const known = tastes.flatMap((taste) => {
    const item = byId.get(taste.titleId);
    return item ? [{ item, taste, vector: vectorOf(item.features, frequencies) }] : [];
  });
  return { known, vector: combine(known.map(({ vector, taste }) => ({ vector, weight: taste.weight }))) };
}

/** Whether a profile says what the viewer likes, not only what they do not. */
export const hasTaste = ({ known }: Profile): boolean => known.some(({ taste }) => taste.weight > 0);

/** The features a viewer likes most that are rare enough to look candidates up by. */
export function featuresToFind({ vector }: Profile, frequencies: Frequencies, wanted: number): readonly string[] {
  const liked = [...vector].filter(([, weight]) => weight > 0).sort((a, b) => b[1] - a[1]);
  return rarest(
    frequencies,
    liked.slice(0, MAX_FEATURES).map(([feature]) => feature),
    wanted,
  );
}

/** Candidates by 0.9 · cosine with the profile (at least 0) + 0.1 · popularity, so 0–1, with at most 40 % of one genre. */
export function rankForYou(
  profile: Profile,
  candidates: readonly Item[],
  frequencies: Frequencies,
  size: number,
): readonly Recommendation[] {
  const had = new Set(profile.known.map(({ item }) => item.titleId));
  const scored = candidates
    .filter(({ titleId }) => !had.has(titleId))
    .map((item) => ({ ...item, vector: vectorOf(item.features, frequencies) }))
    .map((item) => ({ ...item, score: scoreOf(profile, item) }))
    .sort(byScore);
  return diversify(scored, size).map(({ titleId, score, vector }) => ({
    titleId,
    score,
    reason: reasonOf(profile, vector),
  }));
}

const scoreOf = (profile: Profile, { vector, popularity }: { vector: Vector; popularity: number }): number =>
  TASTE * Math.max(0, cosine(profile.vector, vector)) + POPULARITY * popularity;

/** The title that contributed most, by its weight and how alike it is; popularity when none did. */
function reasonOf({ known }: Profile, vector: Vector): Reason {
  const parts = known.map(({ item, taste, vector: own }) => ({
    item,
    taste,
    part: taste.weight * cosine(own, vector),
  }));
  const most = parts.reduce<(typeof parts)[number] | undefined>(
    (best, one) => (one.part > (best?.part ?? 0) ? one : best),
    undefined,
  );
  return most ? because(most.taste.because, most.item) : POPULAR;
}

const because = (what: Taste['because'], { titleId, name }: Item): Reason => {
  if (what === 'LIKED') return { code: 'BECAUSE_YOU_LIKED', text: `Because you liked ${name}`, titleId };
  if (what === 'WATCHED') return { code: 'BECAUSE_YOU_WATCHED', text: `Because you watched ${name}`, titleId };
  return { code: 'SIMILAR_CONTENT', text: `Like ${name}, which is on your watchlist`, titleId };
};
