import { isRejection, parseRow } from '../domain/row/parseRow.ts';
import { type Batch, importBatch } from './importBatch.ts';
import type { ImportOptions, ImportSource, ImportedFile } from './importFiles.ts';
import type { Job } from './job.ts';
import { type ReadRow, readRows } from './readRows.ts';
import type { RejectReport } from './report.ts';
import type { Tally } from './tally.ts';

/** Large enough that the statements of a batch weigh little, small enough that a batch is lost lightly. */
const BATCH_ROWS = 500;

export interface ImportFileOptions extends Pick<ImportOptions, 'deps' | 'batchRows'> {
  readonly source: ImportSource;
  readonly region: string;
  readonly rejects: RejectReport;
  readonly tally: Tally;
}

/** Imports one file from where its job stands to its end. */
export async function importFile(options: ImportFileOptions): Promise<ImportedFile> {
  const { deps, source, batchRows = BATCH_ROWS, tally } = options;
  const { file, platform, job: start } = source;
  let job = start;
  let skipped = 0;
  for await (const batch of batches(readRows(file), batchRows)) {
    const rows = batch.filter(({ row }) => row > start.rows);
    skipped = batch.findLast(({ row }) => row <= start.rows)?.bytes ?? skipped;
    if (rows.length > 0) job = await importBatch(deps.db, toBatch(options, job, rows));
    tally.batchDone(source, job, batch.at(-1)?.bytes ?? 0, skipped);
  }
  tally.batchDone(source, job, source.bytes, skipped);
  const { id, ...counts } = job;
  return { file, platform, resumedAt: start.rows, ...counts };
}

async function* batches(rows: AsyncIterable<ReadRow>, size: number): AsyncGenerator<ReadRow[], void, void> {
  let batch: ReadRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function toBatch({ source, region, rejects }: ImportFileOptions, job: Job, read: readonly ReadRow[]): Batch {
  const { file, platform, again } = source;
  const parsed = read.map((place) => ({ place, row: 'cells' in place ? parseRow(place.cells) : place }));
  return {
    job,
    again,
    source: { platform, region },
    rows: parsed.flatMap(({ place, row }) => (isRejection(row) ? [] : [{ place, row }])),
    rejects: parsed.flatMap(({ place, row }) => (isRejection(row) ? [{ line: place.line, reason: row.reason }] : [])),
    end: read.at(-1)?.row ?? job.rows,
    report: (rows) => rejects.add(file, rows),
  };
}
