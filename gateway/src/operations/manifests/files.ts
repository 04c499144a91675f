import { readFile, stat } from 'node:fs/promises';
import { AppError, StartupError } from '@media-gateway/kernel';
import { hashOf } from '../hash.ts';
import { loadOperationSources } from '../load.ts';
import type { ManifestEntry } from './entry.ts';
import { readManifest } from './read.ts';

/**
 * A manifest as JSON: what a file has, or of a folder of `*.graphql` a list of pairs, each text under its SHA-256.
 * @throws StartupError naming the place when it cannot be read.
 */
export async function readManifestAt(place: string): Promise<unknown> {
  const found = await stat(place).catch((cause: Error) => unreadable(place, cause));
  if (found.isDirectory()) return (await loadOperationSources(place)).map(({ text }) => [hashOf(text), text]);
  try {
    return JSON.parse(await readFile(place, 'utf8'));
  } catch (error) {
    return unreadable(place, error as Error);
  }
}

/** @throws StartupError naming the place when it cannot be read, or is no manifest. */
export async function loadManifest(place: string): Promise<readonly ManifestEntry[]> {
  const manifest = await readManifestAt(place);
  try {
    return readManifest(manifest);
  } catch (error) {
    throw error instanceof AppError ? new StartupError(`"${place}": ${error.message}`, { cause: error }) : error;
  }
}

function unreadable(place: string, cause: Error): never {
  throw new StartupError(`The manifest "${place}" cannot be read: ${cause.message}.`, { cause });
}
