import type { PublishedOperation } from '../operations/operation.ts';
import { sparseDocument } from '../operations/sparse.ts';

/** How many are kept. Each has a plan of its own; more would push the plans of others out. */
const MAX_DOCUMENTS = 200;

/**
 * The documents for answers of which a part is wanted. When there are as many as are kept, or the operation is no good for it, the
 * document is the whole one: the facade leaves out what is not wanted anyhow.
 */
export class SparseDocuments {
  readonly #documents = new Map<string, string>();

  /** @param paths of response keys from `data`, sorted. */
  of({ id, document }: PublishedOperation, paths: readonly string[]): string {
    const key = `${id} ${paths.join(',')}`;
    const known = this.#documents.get(key);
    if (known !== undefined || this.#documents.size >= MAX_DOCUMENTS) return known ?? document;
    const made = sparseDocument(document, paths) ?? document;
    this.#documents.set(key, made);
    return made;
  }
}
