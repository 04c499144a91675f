import type { SubgraphDeps } from '@media-gateway/adapters';
import { loadCatalogue } from '@media-gateway/database';
import { type SeedCatalogue, peopleOfCatalogue, titlesOfCatalogue } from './domain/catalogue.ts';
import { isSameRecord, mergeTitles } from './domain/merge.ts';
import type { TitleRecord } from './domain/record.ts';
import { loadRecords } from './read/records.ts';
import { savePeople } from './write/people.ts';
import { save } from './write/save.ts';

/** Titles written per transaction. */
const BATCH = 500;
const TRANSACTION = { timeout: 60_000, maxWait: 60_000 };

export type SeedDeps = Pick<SubgraphDeps, 'db'>;

/**
 * Writes the sample catalogue. Its facts win over what is stored; what it does not say stays as an import filled it.
 * Repeating it with the same data changes no row and tells nobody.
 */
export async function seedContent({ db }: SeedDeps, catalogue: SeedCatalogue): Promise<void> {
  const people = peopleOfCatalogue(catalogue);
  const titles = titlesOfCatalogue(catalogue);
  await db.$transaction((sql) => savePeople(sql, people), TRANSACTION);
  for (let from = 0; from < titles.length; from += BATCH) {
    await seedBatch(db, titles.slice(from, from + BATCH));
  }
}

/** The sample catalogue from the project's own data files. */
export const seed = async (deps: SeedDeps): Promise<void> => seedContent(deps, await loadCatalogue());

async function seedBatch(db: SeedDeps['db'], titles: readonly TitleRecord[]): Promise<void> {
  const ids = titles.map(({ id }) => id);
  await db.$transaction(async (sql) => {
    const stored = await loadRecords(sql, ids);
    const records = titles
      .map((title) => withStored(title, stored.get(title.id)))
      .filter((record) => record !== undefined);
    await save(sql, { records, known: new Set(stored.keys()), sightings: new Map() });
  }, TRANSACTION);
}

/** What is to be written; nothing when it is stored like that. */
function withStored(title: TitleRecord, stored: TitleRecord | undefined): TitleRecord | undefined {
  if (!stored) return title;
  const merged = mergeTitles(title, stored);
  return isSameRecord(merged, stored) ? undefined : merged;
}
