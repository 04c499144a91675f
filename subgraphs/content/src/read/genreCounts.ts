import type { Cache } from '@media-gateway/adapters';
import type { Database, TitleKind } from '@media-gateway/database';
import { GENRE_NAMES, type Genre, isGenre } from '../domain/genres.ts';

export interface GenreCount {
  readonly genre: Genre;
  readonly count: number;
}

/** Counting reads every title, so that a count may be this old, in seconds. */
const MAX_AGE = 60;

/** How many titles there are of each genre, of all genres, most first. */
export async function genreCounts(
  { db, cache }: { db: Database; cache: Cache },
  kinds: readonly TitleKind[],
): Promise<readonly GenreCount[]> {
  const key = `content:genre-counts:${kinds.join(',')}`;
  const cached = await cache.get<GenreCount[]>(key);
  if (cached) return cached;
  const counts = await countGenres(db, kinds);
  await cache.set(key, counts, MAX_AGE);
  return counts;
}

async function countGenres(db: Database, kinds: readonly TitleKind[]): Promise<readonly GenreCount[]> {
  const rows = await db.$queryRaw<{ genre: string; count: number }[]>`
    SELECT genre, count(*)::int AS count FROM content.title, unnest(genres) AS genre
    WHERE kind = ANY(${[...kinds]}::text[]::content."TitleKind"[]) GROUP BY genre`;
  const found = new Map(rows.map(({ genre, count }) => [genre, count]));
  const counts = Object.keys(GENRE_NAMES)
    .filter(isGenre)
    .map((genre) => ({ genre, count: found.get(genre) ?? 0 }));
  return counts.sort((a, b) => b.count - a.count || (a.genre < b.genre ? -1 : 1));
}
