import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Prisma } from '@media-gateway/database';
import { EVENT_PAYLOADS, type TitleDocument } from '@media-gateway/kernel';
import { type ImportOptions, type ImportSummary, importFiles } from '../src/import.ts';
import { type CsvRow, newFolder, toCsv, writeCsv } from './csv.ts';
import { type OpenContent, openContent } from './open.ts';

const WITH_ALL = {
  externalIds: { orderBy: { source: 'asc' } },
  credits: { orderBy: { position: 'asc' }, include: { person: true } },
} as const;

export type StoredTitle = Prisma.TitleGetPayload<{ include: typeof WITH_ALL }>;

/** Content with a folder of files to import; each test begins with an empty one. */
export interface Importing {
  readonly content: OpenContent;
  readonly folder: string;
  /** Path of the report of rejected rows. */
  readonly report: string;
  run(files: readonly string[], options?: Partial<ImportOptions>): Promise<ImportSummary>;
  importRows(name: string, rows: readonly CsvRow[], options?: Partial<ImportOptions>): Promise<ImportSummary>;
  titles(): Promise<StoredTitle[]>;
  /** Every title of every event that waits. */
  announced(): Promise<TitleDocument[]>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function openImporting(): Promise<Importing> {
  const content = await openContent();
  const folder = await newFolder();
  const report = path.join(folder, 'rejected.csv');
  const run: Importing['run'] = (files, options = {}) =>
    importFiles({ deps: content.deps, files, region: 'US', report, ...options });
  return {
    ...{ content, folder, report, run },
    importRows: async (name, rows, options) => run([await writeCsv(folder, name, toCsv(rows))], options),
    titles: () => readTitles(content),
    announced: () => readEvents(content),
    clear: () => clear(content),
    async close() {
      await content.close();
      await rm(folder, { recursive: true });
    },
  };
}

const readTitles = async ({ deps }: OpenContent): Promise<StoredTitle[]> =>
  deps.db.title.findMany({ orderBy: { name: 'asc' }, include: WITH_ALL });

async function readEvents({ deps }: OpenContent): Promise<TitleDocument[]> {
  const events = await deps.db.contentOutbox.findMany({ orderBy: { sequence: 'asc' } });
  return events.flatMap(({ payload }) => EVENT_PAYLOADS['content.ingested'].parse(payload).titles);
}

async function clear({ deps: { db } }: OpenContent): Promise<void> {
  await db.$transaction([
    db.title.deleteMany(),
    db.person.deleteMany(),
    db.importJob.deleteMany(),
    db.contentOutbox.deleteMany(),
  ]);
}
