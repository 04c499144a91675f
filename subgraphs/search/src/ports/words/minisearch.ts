import MiniSearch, { type Query } from 'minisearch';
import type { StoredDocument } from '../../domain/document.ts';
import { isStopWord, wordsOf } from '../../domain/words.ts';
import type { Strictness, WordsIndex, WordsQuery } from './port.ts';

/** How much a word counts by where it stands. */
const BOOST = { name: 6, originalName: 4, otherNames: 3, people: 2.5, keywords: 1.5, genres: 1.5, synopsis: 1 };

const TITLE_NAMES = ['name', 'originalName', 'otherNames'];
const ALL_NAMES = [...TITLE_NAMES, 'people'];
const TEXTS = ['keywords', 'genres', 'synopsis'];

/** How much less a word counts when only its beginning, or a misspelling of it, was met. */
const WEIGHTS = { prefix: 0.4, fuzzy: 0.3 };

/** BM25+ (Lv and Zhai 2011): k is term frequency saturation, b length normalisation, d the lower bound for a met word. */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 };

/** Words in this process's memory: about 4 KB a title. For catalogues of some hundred thousand titles and less. */
export function createMiniSearchWords(): WordsIndex {
  const index = new MiniSearch<StoredDocument>({
    idField: 'titleId',
    fields: Object.keys(BOOST),
    extractField: (document, field) => textOf(document, field),
    tokenize: wordsOf,
    processTerm: (word, field) => (field === 'synopsis' && isStopWord(word) ? null : word),
    searchOptions: { boost: BOOST, weights: WEIGHTS, bm25: BM25, tokenize: (word) => [word] },
  });
  return {
    async put(documents) {
      for (const document of documents) {
        if (index.has(document.titleId)) index.replace(document);
        else index.add(document);
      }
    },
    async search(query) {
      return index
        .search(toQuery(query))
        .map(({ id, score, terms }) => ({ titleId: id as string, score, words: terms }));
    },
  };
}

function textOf(document: StoredDocument, field: string): string {
  const value = document[field as keyof typeof BOOST | 'titleId'];
  if (field === 'originalName' && value === document.name) return '';
  return Array.isArray(value) ? value.join('\n') : ((value as string | null) ?? '');
}

const toQuery = ({ words, strictness, within }: WordsQuery): Query => ({
  combineWith: strictness.startsWith('ANY') ? 'OR' : 'AND',
  queries: words.map((word) => ({ combineWith: 'OR', queries: wordQueries(word, strictness, within) })),
});

/** A word in names as loosely as is allowed, and elsewhere as it is. */
function wordQueries(word: string, strictness: Strictness, within: WordsQuery['within']): Query[] {
  const fuzzy = strictness.endsWith('TYPOS') && typosOf(word);
  const prefix = strictness !== 'ANY' && word.length >= 3;
  if (within === 'TITLE_NAMES') return [{ queries: [word], fields: TITLE_NAMES, prefix: strictness !== 'ANY', fuzzy }];
  return [
    { queries: [word], fields: ALL_NAMES, prefix, fuzzy },
    { queries: [word], fields: TEXTS },
  ];
}

/** Letters that may be wrong. */
const typosOf = (word: string): number | false => (word.length >= 8 ? 2 : word.length >= 4 ? 1 : false);
