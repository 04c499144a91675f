import type { ByCode, CreditRecord, ExternalIdRecord, TitleRecord } from './record.ts';

/**
 * One title from two sources: the facts of `first`, its gaps filled from `second`. Credits are taken role by role, so a
 * source without a cast keeps the other's; external ids are united. The identity (id, kind, parent) is that of `first`.
 * Merging the same source again changes nothing: `mergeTitles(mergeTitles(a, b), b)` equals `mergeTitles(a, b)`.
 */
export function mergeTitles(first: TitleRecord, second: TitleRecord): TitleRecord {
  return {
    ...first,
    originalName: first.originalName ?? second.originalName,
    originalLanguage: first.originalLanguage ?? second.originalLanguage,
    year: first.year ?? second.year,
    endYear: first.endYear ?? second.endYear,
    releaseDate: first.releaseDate ?? second.releaseDate,
    runtimeMinutes: first.runtimeMinutes ?? second.runtimeMinutes,
    status: first.status ?? second.status,
    synopsis: first.synopsis ?? second.synopsis,
    names: mergeCodes(first.names, second.names),
    synopses: mergeCodes(first.synopses, second.synopses),
    genres: orElse(first.genres, second.genres),
    keywords: orElse(first.keywords, second.keywords),
    moods: orElse(first.moods, second.moods),
    countries: orElse(first.countries, second.countries),
    languages: orElse(first.languages, second.languages),
    certifications: mergeCodes(first.certifications, second.certifications),
    popularity: first.popularity || second.popularity,
    seasonCount: first.seasonCount ?? second.seasonCount,
    episodeCount: first.episodeCount ?? second.episodeCount,
    credits: mergeCredits(first.credits, second.credits),
    externalIds: mergeIds(first.externalIds, second.externalIds),
  };
}

const orElse = (first: readonly string[], second: readonly string[]) => (first.length > 0 ? first : second);

const mergeCodes = (first: ByCode, second: ByCode): ByCode => ({ ...second, ...first });

function mergeCredits(first: readonly CreditRecord[], second: readonly CreditRecord[]): readonly CreditRecord[] {
  const roles = new Set(first.map(({ role }) => role));
  return [...first, ...second.filter(({ role }) => !roles.has(role))];
}

function mergeIds(
  first: readonly ExternalIdRecord[],
  second: readonly ExternalIdRecord[],
): readonly ExternalIdRecord[] {
  const known = new Set(first.map(externalKey));
  return [...first, ...second.filter((id) => !known.has(externalKey(id)))];
}

/** One text for an external id, to look it up by. */
export const externalKey = ({ source, value }: ExternalIdRecord): string => `${source} ${value}`;

/** Whether two records say the same, whatever the order of their codes and external ids. */
export const isSameRecord = (a: TitleRecord, b: TitleRecord): boolean => fingerprint(a) === fingerprint(b);

const fingerprint = (record: TitleRecord): string =>
  JSON.stringify({ ...record, externalIds: record.externalIds.map(externalKey).sort() }, sortedKeys);

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
