import type { TitleDocument } from '@media-gateway/kernel';
import { featuresOf } from './features.ts';

/** A film or show as it is recommended on. */
export interface Item {
  readonly titleId: string;
  readonly name: string;
  readonly genres: readonly string[];
  readonly features: readonly string[];
  /** 0–1 */
  readonly popularity: number;
}

/** Only films and shows are recommended: a season or episode (`…-s01`, `…-s01e02`) stands for its show. */
export const showOf = (titleId: string): string => titleId.replace(/-s\d{1,3}(e\d{1,4})?$/, '');

/** The rows of a batch: of each title only its newest version, since one statement may write a row once; by id, so that two batches lock in one order. */
export function toItemRows(titles: readonly TitleDocument[]) {
  const newest = new Map<string, TitleDocument>();
  for (const title of titles) {
    const known = newest.get(title.id);
    if (!known || title.version > known.version) newest.set(title.id, title);
  }
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(toItemRow);
}

const toItemRow = (title: TitleDocument) => ({
  titleId: title.id,
  version: title.version,
  kind: title.kind,
  name: title.name,
  year: title.year,
  genres: title.genres,
  features: featuresOf(title),
  popularity: title.popularity,
});
