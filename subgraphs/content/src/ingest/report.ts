import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A row that was not stored. */
export interface Reject {
  /** Line of the file on which the row begins. */
  readonly line: number;
  readonly reason: string;
}

/** The report of rejected rows: a CSV of file, line and reason. */
export interface RejectReport {
  add(file: string, rejects: readonly Reject[]): Promise<void>;
}

const HEADER = 'file,line,reason\n';

/**
 * Opens the report. A run that goes on keeps what the run before reported, and a batch that is worked off again does not
 * report its rows twice.
 */
export async function openReport(file: string, goesOn: boolean): Promise<RejectReport> {
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  const before = goesOn ? await readFile(file, 'utf8').catch(() => '') : '';
  if (before === '') await writeFile(file, HEADER);
  const reported = new Set(before.split('\n'));
  return {
    async add(source, rejects) {
      const lines = rejects
        .map((reject) => toLine(path.basename(source), reject))
        .filter((line) => !reported.has(line));
      for (const line of lines) reported.add(line);
      if (lines.length > 0) await appendFile(file, `${lines.join('\n')}\n`);
    },
  };
}

const toLine = (source: string, { line, reason }: Reject) =>
  [source, String(line), reason.replace(/\s+/g, ' ')].map(quoted).join(',');

const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
