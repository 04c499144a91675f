import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { SubgraphDeps } from '@media-gateway/adapters';
import { StartupError, checkRegion } from '@media-gateway/kernel';
import { importFile } from './importFile.ts';
import { type Counts, NO_COUNTS, type OpenedJob, finishJobs, jobId, openJob } from './job.ts';
import { platformOf } from './platform.ts';
import { checkCatalogue } from './readRows.ts';
import type { ImportProgress } from './progress.ts';
import { openReport } from './report.ts';
import { createTally } from './tally.ts';

export interface ImportOptions {
  readonly deps: Pick<SubgraphDeps, 'db' | 'now'>;
  /** Paths of catalogue CSVs. */
  readonly files: readonly string[];
  /** Where the catalogues hold: ISO 3166-1 alpha-2. */
  readonly region: string;
  /** Code of the platform of every file; without it each file's name says it. */
  readonly platform?: string;
  /** Path of the CSV of rejected rows. */
  readonly report: string;
  /** Told after each batch. */
  readonly progress?: (progress: ImportProgress) => void;
  /** Rows a transaction. */
  readonly batchRows?: number;
}

export interface ImportedFile extends Counts {
  readonly file: string;
  readonly platform: string;
  /** All its rows, those of an interrupted run included. */
  readonly rows: number;
  /** Rows that an interrupted run had worked off. */
  readonly resumedAt: number;
}

export interface ImportSummary {
  readonly files: readonly ImportedFile[];
  readonly total: Counts & { readonly rows: number };
  readonly seconds: number;
  readonly report: string;
}

/** A file that is ready to be read. */
export interface ImportSource extends OpenedJob {
  readonly file: string;
  readonly platform: string;
  readonly bytes: number;
}

/**
 * Imports streaming catalogues: batch by batch, each with its progress and events in one transaction. A run that was
 * interrupted goes on where it stopped; a file that was finished may be imported again and leaves the rows as they are.
 * @throws StartupError for a file that cannot be read, is no catalogue or whose platform is not known; AppError UNKNOWN_REGION.
 */
export async function importFiles(options: ImportOptions): Promise<ImportSummary> {
  const { deps, report } = options;
  const region = checkRegion(options.region);
  const sources = await openSources(options, region);
  const tally = createTally({ sources, now: deps.now, ...(options.progress && { progress: options.progress }) });
  const rejects = await openReport(
    report,
    sources.some(({ job }) => job.rows > 0),
  );
  const files: ImportedFile[] = [];
  for (const source of sources) {
    files.push(await importFile({ ...options, source, region, rejects, tally }));
  }
  const jobs = sources.map(({ job }) => job);
  await finishJobs(deps.db, jobs, new Date(deps.now()));
  // PGlite has no background process that would gather statistics after so many new rows.
  await deps.db.$executeRaw`ANALYZE content.title, content.person, content.credit, content.external_id`;
  return { files, total: totalOf(files), seconds: tally.seconds(), report };
}

/** Everything that can be wrong with a file is found before the first row is written. A file that is named twice is read once. */
async function openSources({ deps, files, platform }: ImportOptions, region: string): Promise<ImportSource[]> {
  if (files.length === 0) throw new StartupError('No file was given; name one or more catalogue CSVs.');
  const found = await Promise.all(
    files.map(async (file) => ({ file, platform: platformOf(file, platform), bytes: await sizeOf(file) })),
  );
  for (const file of files) await checkCatalogue(file);
  const sources: ImportSource[] = [];
  for (const source of found) {
    const id = await jobId({ ...source, region });
    if (sources.some(({ job }) => job.id === id)) continue;
    sources.push({ ...source, ...(await openJob(deps.db, id, source.file, new Date(deps.now()))) });
  }
  return sources;
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return found.size;
  throw new StartupError(`${path.basename(file)} cannot be read: there is no such file.`);
}

function totalOf(files: readonly ImportedFile[]): ImportSummary['total'] {
  const sum = (pick: (file: ImportedFile) => number) => files.reduce((total, file) => total + pick(file), 0);
  const counts = Object.keys(NO_COUNTS) as (keyof Counts)[];
  const totals = Object.fromEntries(counts.map((name) => [name, sum((file) => file[name])])) as unknown as Counts;
  return { ...totals, rows: sum(({ rows }) => rows) };
}
