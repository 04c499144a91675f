import type { CreditRole, ShowStatus, TitleKind } from '@media-gateway/database';

/** Values per locale or per region. */
export type ByCode = Readonly<Record<string, string>>;

export interface CreditRecord {
  readonly personId: string;
  readonly personName: string;
  readonly role: CreditRole;
  readonly character: string | null;
}

export interface ExternalIdRecord {
  /** `imdb`, `tmdb`, `tvdb`, `eidr`, `wikidata` or a platform code. */
  readonly source: string;
  readonly value: string;
}

/** A person as it is stored. */
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  /** `1910-03-23` or `1910`. */
  readonly born: string | null;
  readonly died: string | null;
}

/** Everything content knows of a title, with its credits in order: what sources are merged into and what is written. */
export interface TitleRecord {
  readonly id: string;
  readonly kind: TitleKind;
  readonly name: string;
  readonly originalName: string | null;
  readonly originalLanguage: string | null;
  readonly year: number | null;
  readonly endYear: number | null;
  /** ISO day. */
  readonly releaseDate: string | null;
  readonly runtimeMinutes: number | null;
  readonly status: ShowStatus | null;
  readonly synopsis: string | null;
  readonly names: ByCode;
  readonly synopses: ByCode;
  readonly genres: readonly string[];
  readonly keywords: readonly string[];
  readonly moods: readonly string[];
  readonly countries: readonly string[];
  readonly languages: readonly string[];
  readonly certifications: ByCode;
  /** 0–1 */
  readonly popularity: number;
  /** Season or episode number within the parent. */
  readonly number: number | null;
  readonly parentId: string | null;
  readonly seasonCount: number | null;
  readonly episodeCount: number | null;
  readonly credits: readonly CreditRecord[];
  readonly externalIds: readonly ExternalIdRecord[];
}

/** A title of which nothing but its id, kind and name is known. */
export const emptyTitle = (id: string, kind: TitleKind, name: string): TitleRecord => ({
  id,
  kind,
  name,
  originalName: null,
  originalLanguage: null,
  year: null,
  endYear: null,
  releaseDate: null,
  runtimeMinutes: null,
  status: null,
  synopsis: null,
  names: {},
  synopses: {},
  genres: [],
  keywords: [],
  moods: [],
  countries: [],
  languages: [],
  certifications: {},
  popularity: 0,
  number: null,
  parentId: null,
  seasonCount: null,
  episodeCount: null,
  credits: [],
  externalIds: [],
});
