import { type ServedManifest, createClientRegistry } from '../operations/client-registry.ts';
import type { ClientDocuments } from '../stages/client-documents.ts';
import type { ManifestStore, StoredVersion } from './port.ts';
import { printRef } from './ref.ts';

export interface FollowedManifests {
  readonly store: ManifestStore;
  readonly clients: ClientDocuments;
  /** Served whatever the store says, and before it. */
  readonly always: readonly ServedManifest[];
}

/**
 * Serves what is active, whenever that is something else. What a version published never changes, so that only those versions are
 * read that were not served before.
 * @returns looks once; several looks go one after the other. Rejects when the store cannot be read; then what was is still served.
 */
export function followManifests({ store, clients, always }: FollowedManifests): () => Promise<void> {
  let served: ReadonlyMap<string, ServedManifest> = new Map();
  let seen: number | undefined;
  const look = async () => {
    // Read before the versions: what changes in between is found by the next look.
    const revision = await store.revision();
    if (revision === seen) return;
    served = await readActive(store, served);
    clients.replace(createClientRegistry([...always, ...served.values()]));
    seen = revision;
  };
  let last = Promise.resolve();
  return () => {
    const looked = last.then(look);
    last = looked.catch(() => undefined);
    return looked;
  };
}

/** One after the other: a start with many versions must not take every connection. */
async function readActive(
  store: ManifestStore,
  before: ReadonlyMap<string, ServedManifest>,
): Promise<ReadonlyMap<string, ServedManifest>> {
  const active = new Map<string, ServedManifest>();
  for (const version of await store.active()) {
    const key = keyOf(version);
    active.set(key, before.get(key) ?? { owner: version, entries: await readEntries(store, version) });
  }
  return active;
}

const readEntries = async (store: ManifestStore, version: StoredVersion): Promise<ServedManifest['entries']> =>
  (await store.documents(version)).map(({ id, text }) => ({ id, text }));

const keyOf = (version: StoredVersion): string => `${printRef(version)} ${version.digest}`;
