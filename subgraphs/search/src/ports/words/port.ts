import type { StoredDocument } from '../../domain/document.ts';
import type { WordsMatch } from '../../domain/ranking.ts';

/**
 * How a document meets the words of a query, from strict to loose.
 * - ALL: every word is met; a word of 3 letters or more also as the beginning of a longer one in names of titles and people.
 * - ALL_WITH_TYPOS: so too, and in those names one letter may be wrong from 4 letters on and two from 8 on.
 * - ANY: at least one word is met as it is.
 * - ANY_WITH_TYPOS: at least one word is met as in ALL_WITH_TYPOS.
 */
export type Strictness = 'ALL' | 'ALL_WITH_TYPOS' | 'ANY' | 'ANY_WITH_TYPOS';

export interface WordsQuery {
  /** Folded, distinct, at least one. */
  readonly words: readonly string[];
  readonly strictness: Strictness;
  /** TITLE_NAMES: only in the names of titles, there with any beginning, however short. */
  readonly within: 'ALL_FIELDS' | 'TITLE_NAMES';
}

/** Finds documents by words. */
export interface WordsIndex {
  /** Adds documents, or puts them in the place of what was known of the same title. A batch may block for its length. */
  put(documents: readonly StoredDocument[]): Promise<void>;
  /** All documents that meet the query, in no order. */
  search(query: WordsQuery): Promise<readonly WordsMatch[]>;
}
