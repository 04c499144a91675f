import type { Database } from '@media-gateway/database';
import type { TitleDocument } from '@media-gateway/kernel';
import { toRows } from '../domain/ingest.ts';
import { REVISION_LOCK } from './lock.ts';

/**
 * Writes what content tells of titles, all in one statement. A version that is not newer than the stored one changes nothing,
 * so that events may repeat and come in any order; a row that changes gets the next revision.
 */
export async function upsertTitles(db: Database, titles: readonly TitleDocument[]): Promise<void> {
  const rows = JSON.stringify(toRows(titles));
  await db.$transaction([
    db.$executeRaw`select pg_advisory_xact_lock(${REVISION_LOCK})`,
    db.$executeRaw`
      insert into search.document as stored ("titleId", version, kind, name, "originalName", "otherNames", synopsis, year,
        "runtimeMinutes", genres, keywords, moods, countries, languages, certifications, people, popularity, offers)
      select fresh.*, '{}'::text[] from jsonb_to_recordset(${rows}::jsonb) as fresh("titleId" text, version int, kind text, name text,
        "originalName" text, "otherNames" text[], synopsis text, year int, "runtimeMinutes" int, genres text[], keywords text[],
        moods text[], countries text[], languages text[], certifications jsonb, people text[], popularity float8)
      on conflict ("titleId") do update set
        revision = excluded.revision, version = excluded.version, kind = excluded.kind, name = excluded.name,
        "originalName" = excluded."originalName", "otherNames" = excluded."otherNames", synopsis = excluded.synopsis,
        year = excluded.year, "runtimeMinutes" = excluded."runtimeMinutes", genres = excluded.genres,
        keywords = excluded.keywords, moods = excluded.moods, countries = excluded.countries, languages = excluded.languages,
        certifications = excluded.certifications, people = excluded.people, popularity = excluded.popularity
      where excluded.version > stored.version`,
  ]);
}
