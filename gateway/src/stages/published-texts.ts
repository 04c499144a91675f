import { stripIgnoredCharacters } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Texts kept that were looked at, and their characters together. */
const MAX_KNOWN = 1000;
const MAX_CHARACTERS = 5_000_000;

/** Finds the published operation that a text is: the same but for what GraphQL ignores, which is blanks, line ends, commas and comments. */
export class PublishedTexts<T extends { readonly document: string }> {
  readonly #operations: readonly T[];
  readonly #maxCharacters: number;
  readonly #looked = new LRUCache<string, { readonly operation: T | undefined }>({
    max: MAX_KNOWN,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_, text) => text.length || 1,
  });
  #exact: ReadonlyMap<string, T> | undefined;
  #stripped: ReadonlyMap<string, T> | undefined;

  /** @param maxCharacters a longer text is not looked at. */
  constructor(operations: readonly T[], maxCharacters: number) {
    this.#operations = operations;
    this.#maxCharacters = maxCharacters;
  }

  find(text: string): T | undefined {
    this.#exact ??= new Map(this.#operations.map((operation) => [operation.document, operation]));
    const exact = this.#exact.get(text);
    if (exact || text.length > this.#maxCharacters) return exact;
    const looked = this.#looked.get(text) ?? { operation: this.#look(text) };
    this.#looked.set(text, looked);
    return looked.operation;
  }

  #look(text: string): T | undefined {
    this.#stripped ??= new Map(this.#operations.map((operation) => [strip(operation.document) ?? '', operation]));
    const stripped = strip(text);
    return stripped === undefined ? undefined : this.#stripped.get(stripped);
  }
}

/** Reads the text once and builds no tree, so that nothing nested can make it long. Undefined where it is no GraphQL. */
function strip(text: string): string | undefined {
  try {
    return stripIgnoredCharacters(text);
  } catch {
    return undefined;
  }
}
