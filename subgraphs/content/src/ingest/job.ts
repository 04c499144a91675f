import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Database, Prisma } from '@media-gateway/database';
import { StartupError } from '@media-gateway/kernel';

/** What became of rows. */
export interface Counts {
  readonly added: number;
  /** Rows whose facts went into a title that was there. */
  readonly merged: number;
  readonly unchanged: number;
  readonly rejected: number;
}

export const NO_COUNTS: Counts = { added: 0, merged: 0, unchanged: 0, rejected: 0 };

/** How far the import of one file is. */
export interface Job extends Counts {
  readonly id: string;
  /** Rows that are worked off. */
  readonly rows: number;
}

export interface JobSource {
  readonly file: string;
  readonly platform: string;
  readonly region: string;
}

/** SHA-256 of the file's bytes, then of what they are imported as: the same content under another name is the same job. */
export async function jobId({ file, platform, region }: JobSource): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.update(`\n${platform}\n${region}`).digest('hex');
}

export interface OpenedJob {
  readonly job: Job;
  /** Whether the file was imported to its end before. */
  readonly again: boolean;
}

/** Goes on with a run that was interrupted; a new file, and one that was finished, begins at its first row. */
export async function openJob(db: Database, id: string, file: string, now: Date): Promise<OpenedJob> {
  const known = await db.importJob.findUnique({ where: { id } });
  if (known && known.finishedAt === null) return { job: toJob(known), again: false };
  const fresh = { file: path.basename(file), rows: 0, ...NO_COUNTS, startedAt: now, finishedAt: null };
  const job = await db.importJob.upsert({ where: { id }, create: { id, ...fresh }, update: fresh });
  return { job: toJob(job), again: known !== null };
}

const toJob = ({ id, rows, added, merged, unchanged, rejected }: Job): Job => ({
  id,
  rows,
  added,
  merged,
  unchanged,
  rejected,
});

/** The job after a batch. */
export const advance = (job: Job, rows: number, counts: Counts): Job => ({
  id: job.id,
  rows,
  added: job.added + counts.added,
  merged: job.merged + counts.merged,
  unchanged: job.unchanged + counts.unchanged,
  rejected: job.rejected + counts.rejected,
});

/**
 * Writes down in the batch's own transaction how far the job is.
 * @throws StartupError when another process has moved it: the batch is rolled back.
 */
export async function saveProgress(sql: Prisma.TransactionClient, before: Job, after: Job): Promise<void> {
  const { id, ...data } = after;
  const { count } = await sql.importJob.updateMany({ where: { id, rows: before.rows, finishedAt: null }, data });
  if (count === 0) throw new StartupError('Another process imports the same file; let it finish, then start again.');
}

/** Ends the jobs of a run together, so that a run that was interrupted in one file keeps the counts of those before. */
export const finishJobs = (db: Database, jobs: readonly Job[], now: Date) =>
  db.importJob.updateMany({ where: { id: { in: jobs.map(({ id }) => id) } }, data: { finishedAt: now } });
