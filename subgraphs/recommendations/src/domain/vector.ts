import { weightOf } from './features.ts';
import { type Frequencies, idf } from './frequencies.ts';

/** Features with their weights; what is missing weighs 0. */
export type Vector = ReadonlyMap<string, number>;

/** A title's features weighted by rarity and sort, of length 1 (or empty). */
export const vectorOf = (features: readonly string[], frequencies: Frequencies): Vector =>
  normalise(new Map(features.map((feature) => [feature, idf(frequencies, feature) * weightOf(feature)])));

/** Σ weight · vector, of length 1 (or empty). */
export function combine(parts: readonly { readonly vector: Vector; readonly weight: number }[]): Vector {
  const sum = new Map<string, number>();
  for (const { vector, weight } of parts) {
    for (const [feature, value] of vector) sum.set(feature, (sum.get(feature) ?? 0) + weight * value);
  }
  return normalise(sum);
}

/** Of vectors of length 1: −1 to 1, and 0 to 1 when no weight is negative. */
export function cosine(a: Vector, b: Vector): number {
  const [short, long] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [feature, value] of short) sum += value * (long.get(feature) ?? 0);
  return Math.max(-1, Math.min(1, sum));
}

function normalise(vector: Vector): Vector {
  const length = Math.hypot(...vector.values());
  return length === 0 ? new Map() : new Map([...vector].map(([feature, value]) => [feature, value / length]));
}
