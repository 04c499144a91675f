import type { Counts } from './job.ts';

/** How far a run is. */
export interface ImportProgress {
  /** Name of the file that is being read. */
  readonly file: string;
  /** Bytes worked off and to be worked off, of all files. */
  readonly bytes: number;
  readonly totalBytes: number;
  /** Rows worked off by this run. */
  readonly rows: number;
  readonly counts: Counts;
  /** Since the run began. */
  readonly elapsedMs: number;
  /** Null until there is something to reckon from. */
  readonly rowsPerSecond: number | null;
  readonly secondsLeft: number | null;
}

/** Standard output, or what stands for it. */
export interface ProgressOutput {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

const BAR_WIDTH = 24;
/** Milliseconds between two plain lines. */
const LINE_EVERY = 5000;

/** Shows progress: one line that is drawn anew on a terminal, a plain line now and then elsewhere, and always at the end. */
export function showProgress(output: ProgressOutput): (progress: ImportProgress) => void {
  let next = 0;
  let ended = false;
  return (progress) => {
    if (ended) return;
    const done = progress.bytes >= progress.totalBytes;
    ended = done;
    if (output.isTTY)
      return void output.write(`\r${fitted(barLine(progress), output.columns ?? 80)}${done ? '\n' : ''}`);
    if (progress.elapsedMs < next && !done) return;
    next = progress.elapsedMs + LINE_EVERY;
    output.write(`${plainLine(progress)}\n`);
  };
}

const shareOf = ({ bytes, totalBytes }: ImportProgress) => (totalBytes === 0 ? 1 : Math.min(1, bytes / totalBytes));

function barLine(progress: ImportProgress): string {
  const filled = Math.round(shareOf(progress) * BAR_WIDTH);
  return `[${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}] ${plainLine(progress)}`;
}

function plainLine(progress: ImportProgress): string {
  const percent = `${Math.floor(shareOf(progress) * 100)} %`;
  const rate = progress.rowsPerSecond === null ? '' : ` · ${Math.round(progress.rowsPerSecond)} rows/s`;
  const left = progress.secondsLeft === null ? '' : ` · ${clock(progress.secondsLeft)} left`;
  return `${percent} · ${progress.rows} rows${rate}${left} · ${progress.file}`;
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;

/** As wide as the terminal, so that a longer line before is wiped out and none wraps. */
const fitted = (line: string, columns: number) => line.slice(0, columns - 1).padEnd(columns - 1);
