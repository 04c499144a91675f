import { readFile, stat } from 'node:fs/promises';
import { AppError, StartupError } from '@media-gateway/kernel';
import { hashOf } from '../hash.ts';
import { loadOperationSources } from '../load.ts';
import { type ManifestEntry, checkEntries } from './entry.ts';
import { readManifest } from './read.ts';

/**
 * The documents of a manifest file, or of a folder of `*.graphql`: each is known by the SHA-256 of its text.
 * @throws StartupError naming the place when it cannot be read, or is no manifest.
 */
export async function loadManifest(place: string): Promise<readonly ManifestEntry[]> {
  const found = await stat(place).catch((cause: Error) => unreadable(place, cause));
  try {
    return found.isDirectory() ? await readFolder(place) : readManifest(JSON.parse(await readFile(place, 'utf8')));
  } catch (error) {
    if (error instanceof AppError) throw new StartupError(`"${place}": ${error.message}`, { cause: error });
    return error instanceof StartupError ? Promise.reject(error) : unreadable(place, error as Error);
  }
}

async function readFolder(folder: string): Promise<readonly ManifestEntry[]> {
  const sources = await loadOperationSources(folder);
  return checkEntries(sources.map(({ text }) => ({ id: hashOf(text), text })));
}

function unreadable(place: string, cause: Error): never {
  throw new StartupError(`The manifest "${place}" cannot be read: ${cause.message}.`, { cause });
}
