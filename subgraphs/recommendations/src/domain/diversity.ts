/** At most this share of a list has one genre. */
const MAX_SHARE = 0.4;

interface Genred {
  readonly genres: readonly string[];
}

/**
 * The first items, in their order, of which at most 40 % of the list asked for (at least one) share any one genre.
 * The list is shorter rather than more of the same.
 */
export function diversify<T extends Genred>(items: readonly T[], size: number): readonly T[] {
  const most = Math.max(1, Math.floor(size * MAX_SHARE));
  const counts = new Map<string, number>();
  const picked: T[] = [];
  for (const item of items) {
    if (picked.length >= size) break;
    if (item.genres.some((genre) => (counts.get(genre) ?? 0) >= most)) continue;
    picked.push(item);
    for (const genre of item.genres) counts.set(genre, (counts.get(genre) ?? 0) + 1);
  }
  return picked;
}
