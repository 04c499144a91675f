import path from 'node:path';
import type { ImportSource } from './importFiles.ts';
import { type Counts, type Job, NO_COUNTS } from './job.ts';
import type { ImportProgress } from './progress.ts';

/** Keeps count over all files of a run. */
export interface Tally {
  /** @param bytes of the file that are read; @param skipped of them were worked off before this run. */
  batchDone(source: ImportSource, job: Job, bytes: number, skipped: number): void;
  seconds(): number;
}

export interface TallyOptions {
  readonly sources: readonly ImportSource[];
  readonly now: () => number;
  readonly progress?: (progress: ImportProgress) => void;
}

interface FileState {
  readonly job: Job;
  readonly bytes: number;
  readonly skipped: number;
}

export function createTally({ sources, now, progress }: TallyOptions): Tally {
  const started = now();
  const totalBytes = sources.reduce((sum, { bytes }) => sum + bytes, 0);
  const states = new Map<string, FileState>();
  return {
    batchDone(source, job, bytes, skipped) {
      states.set(source.job.id, { job, bytes, skipped });
      const sum = (pick: (state: FileState, start: Job) => number) =>
        sources.reduce(
          (total, { job: start }) =>
            total + (states.has(start.id) ? pick(states.get(start.id) as FileState, start) : 0),
          0,
        );
      const read = { bytes: sum((state) => state.bytes), skipped: sum((state) => state.skipped) };
      const rows = sum((state, start) => state.job.rows - start.rows);
      const elapsedMs = now() - started;
      progress?.({
        ...{ file: path.basename(source.file), bytes: read.bytes, totalBytes, rows, elapsedMs },
        counts: countsOf(sum),
        ...paceOf({ ...read, totalBytes, rows, elapsedMs }),
      });
    },
    seconds: () => (now() - started) / 1000,
  };
}

function countsOf(sum: (pick: (state: FileState) => number) => number): Counts {
  const names = Object.keys(NO_COUNTS) as (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, sum(({ job }) => job[name])])) as unknown as Counts;
}

interface Pace {
  readonly bytes: number;
  readonly skipped: number;
  readonly totalBytes: number;
  readonly rows: number;
  readonly elapsedMs: number;
}

/** The rate so far, and the time that the bytes left take at it; what was skipped took no time. */
function paceOf({
  bytes,
  skipped,
  totalBytes,
  rows,
  elapsedMs,
}: Pace): Pick<ImportProgress, 'rowsPerSecond' | 'secondsLeft'> {
  const worked = bytes - skipped;
  if (elapsedMs <= 0 || worked <= 0) return { rowsPerSecond: null, secondsLeft: null };
  return {
    rowsPerSecond: (rows * 1000) / elapsedMs,
    secondsLeft: ((totalBytes - bytes) * elapsedMs) / (worked * 1000),
  };
}
