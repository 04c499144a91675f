import { hashOf } from './hash.ts';
import type { ManifestEntry } from './manifests/entry.ts';
import { canonicalId } from './registry.ts';

/** A version of a client application, written `<app>~<version>`. */
export interface AppRef {
  readonly app: string;
  readonly version: string;
}

/** What is served of a manifest: one that an application published, or one of the configuration, which no version owns. */
export interface ServedManifest {
  readonly owner?: AppRef;
  readonly entries: readonly Pick<ManifestEntry, 'id' | 'text'>[];
}

/** A version that has a document, and the id under which it knows it. */
export interface Publisher extends AppRef {
  readonly id: string;
}

/** A document that client applications may run. One text is one document, however many versions have it. */
export interface ClientDocument {
  readonly document: string;
  readonly publishers: readonly Publisher[];
}

/** The documents of client applications, by every id that a client may know them by. */
export interface ClientRegistry {
  readonly documents: readonly ClientDocument[];
  /** @param id as the client sent it: the id of a manifest, or the hex SHA-256 of the text, with or without `sha256:` before it. */
  find(id: string): ClientDocument | undefined;
}

interface Draft extends ClientDocument {
  readonly publishers: Publisher[];
}

/** Ids are taken as the manifests have them; where two manifests say otherwise of one id, the first one holds. */
export function createClientRegistry(manifests: readonly ServedManifest[]): ClientRegistry {
  const byKey = new Map<string, Draft>();
  const byText = new Map<string, Draft>();
  for (const { owner, entries } of manifests)
    for (const { id, text } of entries) {
      const draft = byText.get(text) ?? { document: text, publishers: [] };
      byText.set(text, draft);
      if (owner) draft.publishers.push({ ...owner, id });
      for (const key of [canonicalId(id), hashOf(text)]) if (!byKey.has(key)) byKey.set(key, draft);
    }
  return { documents: [...byText.values()], find: (id) => byKey.get(id) ?? byKey.get(canonicalId(id)) };
}
