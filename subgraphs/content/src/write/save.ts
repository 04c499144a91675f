import type { Prisma } from '@media-gateway/database';
import type { Sighting } from '@media-gateway/kernel';
import { isAnnounced, toDocument } from '../domain/document.ts';
import type { TitleRecord } from '../domain/record.ts';
import { saveCredits } from './credits.ts';
import { announce } from './events.ts';
import { saveExternalIds } from './externalIds.ts';
import { saveTitles } from './titles.ts';

export interface Changes {
  /** Titles that are new or have changed; nothing else may be in it, for each is announced. Their people are saved. */
  readonly records: readonly TitleRecord[];
  /** Titles that are as they were and were seen at another place or in a newer file: announced only. */
  readonly unchanged?: readonly TitleRecord[];
  /** Ids of those among `records` that were there before. */
  readonly known: ReadonlySet<string>;
  /** Title id → where a platform's catalogue listed it. */
  readonly sightings: ReadonlyMap<string, readonly Sighting[]>;
}

/** The one writer of titles: facts, credits, external ids and the events that tell of them, in the caller's transaction. */
export async function save(
  sql: Prisma.TransactionClient,
  { records, unchanged = [], known, sightings }: Changes,
): Promise<void> {
  const versions = new Map([...(await readVersions(sql, unchanged)), ...(await saveTitles(sql, records))]);
  await saveCredits(sql, records, known);
  await saveExternalIds(sql, records);
  const announced = [...records, ...unchanged].filter(isAnnounced);
  await announce(
    sql,
    announced.map((record) => toDocument(record, versions.get(record.id) ?? 1, sightings.get(record.id) ?? [])),
  );
}

async function readVersions(
  sql: Prisma.TransactionClient,
  records: readonly TitleRecord[],
): Promise<ReadonlyMap<string, number>> {
  if (records.length === 0) return new Map();
  const rows = await sql.title.findMany({
    where: { id: { in: records.map(({ id }) => id) } },
    select: { id: true, version: true },
  });
  return new Map(rows.map(({ id, version }) => [id, version]));
}
