import { readApollo } from './apollo.ts';
import { type ManifestEntry, checkEntries, notAManifest } from './entry.ts';
import { readMap } from './map.ts';
import { readRelay } from './relay.ts';

export const FORMATS =
  'Apollo\'s ({"format": "apollo-persisted-query-manifest", "version": 1, "operations": […]}), an object of ids and texts ({"<id>": "query …"}), or Relay\'s list ([["<id>", "query …"]])';

/**
 * The documents of a manifest, in whichever of the known forms it is. Ids stay as they are.
 * @param manifest parsed JSON.
 * @throws AppError MANIFEST_INVALID for anything else, and as checkEntries does.
 */
export function readManifest(manifest: unknown): readonly ManifestEntry[] {
  return checkEntries(entriesOf(manifest));
}

function entriesOf(manifest: unknown): readonly ManifestEntry[] {
  if (Array.isArray(manifest)) return readRelay(manifest);
  if (typeof manifest !== 'object' || manifest === null) throw notAManifest(`A manifest is one of ${FORMATS}.`);
  const isApollo = 'format' in manifest || ('operations' in manifest && Array.isArray(manifest.operations));
  return isApollo ? readApollo(manifest) : readMap(manifest);
}
