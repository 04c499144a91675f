import { setImmediate as turn } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { hashOf } from '../operations/hash.ts';
import { type ManifestEntry, type ManifestProblem, refuse } from '../operations/manifests/entry.ts';
import { canonicalId } from '../operations/registry.ts';
import type { CheckDocument } from '../stages/check-document.ts';
import type { StoredDocument } from './port.ts';

/**
 * The documents of a manifest as they are kept, each of which could be run as things are. Requests run in between.
 * @throws AppError MANIFEST_INVALID with every problem of every document.
 */
export async function checkDocuments(
  entries: readonly ManifestEntry[],
  check: CheckDocument,
): Promise<readonly StoredDocument[]> {
  const problems: ManifestProblem[] = [];
  const documents: StoredDocument[] = [];
  for (const { id, text, name: called } of entries) {
    await turn();
    try {
      const name = check(text).operation.name?.value ?? '';
      if (called !== undefined && called !== name)
        throw new Error(`It is called "${called}", and "${name}" in its text.`);
      documents.push({ id, key: canonicalId(id), hash: hashOf(text), name, text });
    } catch (error) {
      problems.push({ id: labelOf(id, text), message: (error as Error).message.replaceAll('\n', ' ') });
    }
  }
  refuse(problems);
  return documents;
}

/** An id that is a hash says nothing to a reader; the text need not be GraphQL. */
function labelOf(id: string, text: string): string {
  const [, name] = /\b(?:query|mutation|subscription)\s+(\w+)/.exec(text) ?? [];
  return name === undefined ? id : `${name} (${id})`;
}

/** Tells whether two manifests are the same: the same texts under the same ids, in whatever order and form they came. */
export function digestOf(documents: readonly StoredDocument[]): string {
  const lines = documents.map(({ id, hash }) => JSON.stringify([id, hash])).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
