import { labelOf } from './features.ts';
import type { Frequencies } from './frequencies.ts';
import type { Item } from './item.ts';
import { type Reason, type Recommendation, byScore } from './recommendation.ts';
import { type Vector, cosine, vectorOf } from './vector.ts';

/** How many shared features a reason names. */
const NAMED = 3;

/** What resembles a title, most alike first: the cosine of the idf-weighted features, so 0–1. */
export function rankSimilar(
  seed: Item,
  candidates: readonly Item[],
  frequencies: Frequencies,
  size: number,
): readonly Recommendation[] {
  const wanted = vectorOf(seed.features, frequencies);
  return candidates
    .filter(({ titleId }) => titleId !== seed.titleId)
    .map((item) => ({ ...item, score: cosine(wanted, vectorOf(item.features, frequencies)) }))
    .filter(({ score }) => score > 0)
    .sort(byScore)
    .slice(0, size)
    .map(({ titleId, score, features }) => ({ titleId, score, reason: reasonOf(seed, wanted, features) }));
}

function reasonOf(seed: Item, wanted: Vector, features: readonly string[]): Reason {
  const shared = features
    .filter((feature) => wanted.has(feature))
    .sort((a, b) => (wanted.get(b) ?? 0) - (wanted.get(a) ?? 0));
  const text = `Shares ${list(shared.slice(0, NAMED).map(labelOf))} with ${seed.name}`;
  return { code: 'SIMILAR_CONTENT', text, titleId: seed.titleId };
}

const list = (words: readonly string[]): string => new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
