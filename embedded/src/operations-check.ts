import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  EMPTY_LOCK,
  LOCK_FILE,
  type OperationsLock,
  compareLocks,
  readLock,
  renderComparison,
} from '@media-gateway/gateway';
import { StartupError } from '@media-gateway/kernel';
import { readCommandLine } from './command-line.ts';
import { readAt } from './git.ts';

const USAGE = 'npm run operations -- check [--base REF] [--json]';
const OPTIONS = { base: { type: 'string', default: 'HEAD' }, json: { type: 'boolean', default: false } } as const;

export interface Checked {
  /** What is printed: text, or JSON. */
  readonly output: string;
  /** What is said beside it. */
  readonly note: string | undefined;
  readonly breaks: boolean;
}

/**
 * Compares the lock of a folder with the one that git has of it.
 * @throws StartupError for arguments, a ref or a lock that cannot be read.
 */
export async function checkOperations(args: readonly string[], folder: string): Promise<Checked> {
  const { base, json } = readArguments(args);
  const before = await lockAt(folder, base);
  const comparison = compareLocks(before ?? EMPTY_LOCK, await lockOf(folder));
  return {
    output: json ? JSON.stringify(comparison, null, 2) : renderComparison(comparison),
    note: before ? undefined : `${base} has no ${LOCK_FILE}, so that every operation is new.`,
    breaks: comparison.breaking.length > 0,
  };
}

function readArguments(args: readonly string[]): { readonly base: string; readonly json: boolean } {
  const { values, positionals } = readCommandLine({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [, extra] = positionals;
  if (extra !== undefined) throw new StartupError(`"${extra}" is one argument too many: ${USAGE}`);
  return values;
}

async function lockAt(folder: string, ref: string): Promise<OperationsLock | undefined> {
  const text = await readAt({ folder, ref, file: LOCK_FILE });
  return text === undefined ? undefined : readLock(text, `${LOCK_FILE} at ${ref}`);
}

async function lockOf(folder: string): Promise<OperationsLock> {
  const text = await readFile(path.join(folder, LOCK_FILE), 'utf8').catch((cause: Error) => {
    throw new StartupError(`${LOCK_FILE} cannot be read (${cause.message}); run "npm run generate".`, { cause });
  });
  return readLock(text, LOCK_FILE);
}
