/** One way to watch a title. */
export interface StoredOffer {
  /** ISO 3166-1 alpha-2. */
  readonly region: string;
  readonly platform: string;
  readonly type: string;
}

export type Kind = 'FILM' | 'SHOW';

/** A title as it is searched on: what the index holds of a row of `search.document`. */
export interface StoredDocument {
  readonly titleId: string;
  /** Of the title in content, from 1. */
  readonly version: number;
  readonly kind: Kind;
  readonly name: string;
  readonly originalName: string | null;
  readonly otherNames: readonly string[];
  readonly synopsis: string | null;
  readonly year: number | null;
  readonly runtimeMinutes: number | null;
  readonly genres: readonly string[];
  readonly keywords: readonly string[];
  readonly moods: readonly string[];
  readonly countries: readonly string[];
  readonly languages: readonly string[];
  /** Region → label. */
  readonly certifications: Readonly<Record<string, string>>;
  /** Names, most important first. */
  readonly people: readonly string[];
  /** 0–1 */
  readonly popularity: number;
  readonly offers: readonly StoredOffer[];
  /** Each of its names as a query for the whole of it reads: `The Lord of the Rings` → `lord rings`. */
  readonly wholeNames: readonly string[];
}

/** `US:netflix:SUBSCRIPTION`, as a row keeps an offer. */
export const offerCode = ({ region, platform, type }: StoredOffer): string => `${region}:${platform}:${type}`;

/** The other way round: `offerCode(parseOffer(code)) === code` for every code it made. */
export function parseOffer(code: string): StoredOffer {
  const [region = '', platform = '', type = ''] = code.split(':');
  return { region, platform, type };
}
