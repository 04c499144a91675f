import type { Prisma } from '@media-gateway/database';
import { foldName } from '../domain/fold.ts';
import { externalKey } from '../domain/merge.ts';
import type { TitleRecord } from '../domain/record.ts';
import { namesAlike } from '../domain/sameWork.ts';
import { type TitleIndex, createTitleIndex } from '../domain/titleIndex.ts';
import { loadRecords } from '../read/records.ts';

type Sql = Prisma.TransactionClient;

/**
 * The stored titles that any of the incoming ones may be: of the same external id, of the same name, or of a like name
 * with one of the same people. Each is found by an index, so that the cost does not grow with the catalogue.
 */
export async function findCandidates(sql: Sql, incoming: readonly TitleRecord[]): Promise<TitleIndex> {
  const listed = await listedIds(sql, incoming);
  const unlisted = incoming.filter(({ externalIds }) => !externalIds.some((id) => listed.has(externalKey(id))));
  const ids = [...listed.values(), ...(await idsByName(sql, unlisted)), ...(await idsByPeople(sql, unlisted))];
  return createTitleIndex((await loadRecords(sql, [...new Set(ids)])).values());
}

/** External id → title id. */
async function listedIds(sql: Sql, incoming: readonly TitleRecord[]): Promise<ReadonlyMap<string, string>> {
  const bySource = incoming.flatMap(({ externalIds }) => externalIds);
  const found = await sql.$queryRaw<{ source: string; value: string; titleId: string }[]>`
    SELECT e.source, e.value, e."titleId"
    FROM unnest(${bySource.map(({ source }) => source)}::text[], ${bySource.map(({ value }) => value)}::text[]) AS asked(source, value)
    JOIN content.external_id e ON e.source = asked.source AND e.value = asked.value`;
  return new Map(found.map((row) => [externalKey(row), row.titleId]));
}

async function idsByName(sql: Sql, incoming: readonly TitleRecord[]): Promise<readonly string[]> {
  const found = await sql.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT t.id
    FROM unnest(${incoming.map(({ name }) => foldName(name))}::text[], ${incoming.map(({ year }) => year ?? 0)}::int[]) AS asked(key, year)
    CROSS JOIN LATERAL (
      SELECT id FROM content.title WHERE "matchKey" = asked.key AND year BETWEEN asked.year - 1 AND asked.year + 1 OFFSET 0) t`;
  return found.map(({ id }) => id);
}

/** OFFSET 0 keeps the planner from turning the look-ups round: a table that was just filled has no statistics. */
async function idsByPeople(sql: Sql, incoming: readonly TitleRecord[]): Promise<readonly string[]> {
  const asked = incoming.flatMap(({ kind, year, credits }, row) =>
    credits.map(({ personId }) => ({ row, kind, year, personId })),
  );
  const found = await sql.$queryRaw<{ row: number; id: string; matchKey: string }[]>`
    SELECT DISTINCT asked.row, t.id, t."matchKey"
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS asked(row int, kind text, year int, "personId" text)
    CROSS JOIN LATERAL (SELECT "titleId" FROM content.credit WHERE "personId" = asked."personId" OFFSET 0) c
    CROSS JOIN LATERAL (SELECT id, kind, year, "matchKey" FROM content.title WHERE id = c."titleId" OFFSET 0) t
    WHERE t.kind = asked.kind::content."TitleKind" AND t.year BETWEEN asked.year - 1 AND asked.year + 1`;
  return found
    .filter(({ row, matchKey }) => namesAlike(foldName(incoming[row]?.name ?? ''), matchKey))
    .map(({ id }) => id);
}
