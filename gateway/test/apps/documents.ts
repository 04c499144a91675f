import type { AppRef } from '../../src/operations/client-registry.ts';
import { hashOf } from '../../src/operations/hash.ts';
import { canonicalId } from '../../src/operations/registry.ts';
import { digestOf } from '../../src/apps/documents.ts';
import type { ManifestStore, StoredDocument } from '../../src/apps/port.ts';
import { parseRef } from '../../src/apps/ref.ts';

export const document = (id: string, text: string): StoredDocument => ({
  id,
  key: canonicalId(id),
  hash: hashOf(text),
  name: /query (\w+)/.exec(text)?.[1] ?? '',
  text,
});

export const IOS_1 = parseRef('ios~1.0');
export const IOS_2 = parseRef('ios~2.0');
export const TV_1 = parseRef('tv~1.0');

/** Some moment, and so many seconds after it. */
export const at = (seconds = 0): Date => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);

/** Keeps documents under a version, as they are. */
export const insert = (store: ManifestStore, ref: AppRef, documents: readonly StoredDocument[], when = at()) =>
  store.change((change) => change.insert({ ...ref, digest: digestOf(documents), at: when }, documents));
