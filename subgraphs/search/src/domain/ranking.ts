import type { StoredDocument } from './document.ts';

/** A document that the words index found. */
export interface WordsMatch {
  readonly titleId: string;
  /** BM25+, above 0, comparable within one query only. */
  readonly score: number;
  /** Folded words of the document that met the query. */
  readonly words: readonly string[];
}

/** A match with its document. */
export interface Match {
  readonly match: WordsMatch;
  readonly document: StoredDocument;
}

export interface Hit {
  readonly document: StoredDocument;
  /** What hits are ordered by; unlike the score it stays when a better hit comes. */
  readonly rank: number;
  /** 0–1, the best hit of a query by words has 1. */
  readonly score: number;
  readonly words: readonly string[];
}

/** How much full popularity lifts a score: ×1.3. */
const POPULARITY_BOOST = 0.3;

/** How much the query being the whole name lifts a score. */
const WHOLE_NAME_BOOST = 2;

/**
 * Orders matches by BM25 · (1 + 0.3 · popularity), doubled when the query is the whole name, as a share of the best.
 * Ties go by id, so that the order is total and a page can be continued.
 */
export function rankMatches(words: readonly string[], found: readonly Match[]): readonly Hit[] {
  const name = words.join(' ');
  const hits = found.map(({ match, document }) => ({
    document,
    words: match.words,
    rank: match.score * boostOf(document, name),
  }));
  const best = hits.reduce((highest, { rank }) => Math.max(highest, rank), 0);
  return hits.map((hit) => ({ ...hit, score: hit.rank / best })).sort(byRank);
}

/** The order without a query: the popularity is the score. */
export const rankByPopularity = (documents: readonly StoredDocument[]): readonly Hit[] =>
  documents
    .map((document) => ({ document, rank: document.popularity, score: document.popularity, words: [] }))
    .sort(byRank);

const byRank = (a: Hit, b: Hit): number => b.rank - a.rank || compareIds(a.document.titleId, b.document.titleId);

const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function boostOf(document: StoredDocument, name: string): number {
  const popularity = 1 + POPULARITY_BOOST * document.popularity;
  return document.wholeNames.includes(name) ? popularity * WHOLE_NAME_BOOST : popularity;
}
