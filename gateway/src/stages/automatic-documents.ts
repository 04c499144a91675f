import { LRUCache } from 'lru-cache';
import { canonicalId } from '../operations/registry.ts';
import type { ApqOptions } from '../options.ts';
import type { GatewayRequest } from '../request.ts';

/**
 * The texts that clients registered under their hash: Apollo's automatic persisted queries. They belong to no supergraph: a text is
 * checked by the version that runs it.
 */
export class AutomaticDocuments {
  readonly #texts: LRUCache<string, string>;

  constructor({ maxDocuments, maxCharacters }: ApqOptions) {
    const sizeCalculation = (text: string) => text.length;
    this.#texts = new LRUCache({ max: maxDocuments, maxSize: maxCharacters, sizeCalculation });
  }

  /** How many there are, and their characters together. */
  get size(): { readonly documents: number; readonly characters: number } {
    return { documents: this.#texts.size, characters: this.#texts.calculatedSize };
  }

  /** Whoever registers many pushes out what nobody asked for longest. */
  remember(hash: string, text: string): void {
    if (this.#texts.get(hash) === undefined) this.#texts.set(hash, text);
  }

  /** A request with a hash alone as the request with the text that it would be, where that is known. */
  recall(request: GatewayRequest): GatewayRequest {
    if (!request.automatic || request.query !== undefined) return request;
    const { operationId = '', automatic: _, ...rest } = request;
    const query = this.#texts.get(canonicalId(operationId));
    return query === undefined ? request : { ...rest, query };
  }
}
