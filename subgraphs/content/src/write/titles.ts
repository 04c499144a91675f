import type { Prisma } from '@media-gateway/database';
import { foldName } from '../domain/fold.ts';
import type { TitleRecord } from '../domain/record.ts';

/** A title whose year is not known sorts behind all that have one. */
const UNKNOWN_DATE = '0001-01-01';

const sortDateOf = ({ releaseDate, year }: TitleRecord) =>
  releaseDate ?? (year === null ? UNKNOWN_DATE : `${year}-01-01`);

function toRow(record: TitleRecord) {
  const { credits, externalIds, ...facts } = record;
  return { ...facts, matchKey: foldName(record.name), sortDate: sortDateOf(record) };
}

/**
 * Adds titles or replaces their facts in one statement; the version of a title grows with each change.
 * A parent comes before its parts, or in the same call.
 * @returns the version of each title.
 */
export async function saveTitles(
  sql: Prisma.TransactionClient,
  records: readonly TitleRecord[],
): Promise<ReadonlyMap<string, number>> {
  if (records.length === 0) return new Map();
  const rows = await sql.$queryRaw<{ id: string; version: number }[]>`
    INSERT INTO content.title AS old (
      id, kind, name, "originalName", "originalLanguage", year, "endYear", "releaseDate", "runtimeMinutes", status, synopsis,
      names, synopses, genres, keywords, moods, countries, languages, certifications, popularity, number, "parentId",
      "seasonCount", "episodeCount", "matchKey", "sortDate", "updatedAt")
    SELECT
      id, kind::content."TitleKind", name, "originalName", "originalLanguage", year, "endYear", "releaseDate", "runtimeMinutes",
      status::content."ShowStatus", synopsis, names, synopses, genres, keywords, moods, countries, languages, certifications,
      popularity, number, "parentId", "seasonCount", "episodeCount", "matchKey", "sortDate", now()
    FROM jsonb_to_recordset(${JSON.stringify(records.map(toRow))}::jsonb) AS row(
      id text, kind text, name text, "originalName" text, "originalLanguage" text, year int, "endYear" int, "releaseDate" date,
      "runtimeMinutes" int, status text, synopsis text, names jsonb, synopses jsonb, genres text[], keywords text[], moods text[],
      countries text[], languages text[], certifications jsonb, popularity float8, number int, "parentId" text,
      "seasonCount" int, "episodeCount" int, "matchKey" text, "sortDate" date)
    ON CONFLICT (id) DO UPDATE SET
      kind = excluded.kind, name = excluded.name, "originalName" = excluded."originalName",
      "originalLanguage" = excluded."originalLanguage", year = excluded.year, "endYear" = excluded."endYear",
      "releaseDate" = excluded."releaseDate", "runtimeMinutes" = excluded."runtimeMinutes", status = excluded.status,
      synopsis = excluded.synopsis, names = excluded.names, synopses = excluded.synopses, genres = excluded.genres,
      keywords = excluded.keywords, moods = excluded.moods, countries = excluded.countries, languages = excluded.languages,
      certifications = excluded.certifications, popularity = excluded.popularity, number = excluded.number,
      "parentId" = excluded."parentId", "seasonCount" = excluded."seasonCount", "episodeCount" = excluded."episodeCount",
      "matchKey" = excluded."matchKey", "sortDate" = excluded."sortDate", "updatedAt" = excluded."updatedAt",
      version = old.version + 1
    RETURNING id, version`;
  return new Map(rows.map(({ id, version }) => [id, version]));
}
