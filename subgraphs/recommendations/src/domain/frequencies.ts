/** How many items have a feature, counted over a sample of them. */
export interface Frequencies {
  /** Items in the sample. */
  readonly sampled: number;
  /** Items in all for each in the sample, 1 or more. */
  readonly scale: number;
  /** Feature → items of the sample that have it; a feature that is missing was found at most once. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Inverse document frequency, ln(1 + N / (1 + n)): the rarer a feature, the more sharing it says. Above 0. */
export const idf = ({ sampled, counts }: Frequencies, feature: string): number =>
  Math.log(1 + sampled / (1 + (counts.get(feature) ?? 1)));

/** About how many items of all have a feature. */
export const countOf = ({ counts, scale }: Frequencies, feature: string): number => (counts.get(feature) ?? 1) * scale;

/** A feature that more items have than this cannot be looked up in bounded time. */
const MAX_ITEMS = 5000;

/** The rarest features that together about as many items have as are wanted, at least three: to look candidates up by. */
export function rarest(frequencies: Frequencies, features: readonly string[], wanted: number): readonly string[] {
  const rareFirst = features
    .map((feature) => ({ feature, count: countOf(frequencies, feature) }))
    .filter(({ count }) => count <= MAX_ITEMS)
    .sort((a, b) => a.count - b.count);
  let sum = 0;
  return rareFirst.filter(({ count }, at) => (sum += count) <= wanted || at < 3).map(({ feature }) => feature);
}
