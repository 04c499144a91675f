import { readFile } from 'node:fs/promises';
import { StartupError } from '@media-gateway/kernel';
import { watchFiles } from './changes.ts';
import type { SupergraphSource } from './port.ts';

export interface FileSourceOptions {
  readonly file: string;
  /** How often to look, beside being told of changes. */
  readonly pollMs: number;
}

/** How long a file must stay as it is, in ms. */
export const SETTLE_MS = 150;

/** A composed supergraph in a file. */
export const fileSource = ({ file, pollMs }: FileSourceOptions): SupergraphSource => ({
  name: file,
  read: () => readText(file, 'The supergraph'),
  toSdl: async (text) => text,
  watch: (changed) => watchFiles([file], pollMs, changed),
  settleMs: SETTLE_MS,
});

/** @throws StartupError naming the file and why it cannot be read. */
export async function readText(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new StartupError(`${what} cannot be read: ${whyNot(file, cause as NodeJS.ErrnoException)}`, { cause });
  }
}

function whyNot(file: string, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return `there is no file "${file}".`;
  if (code === 'EISDIR') return `"${file}" is a folder.`;
  if (code === 'EACCES') return `"${file}" may not be read by this user.`;
  return `"${file}": ${message}.`;
}
