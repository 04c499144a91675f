import { checkPageSize } from '@media-gateway/kernel';
import type { Corpus } from './corpus.ts';
import { type Completion, completionOf } from './domain/completion.ts';
import { checkQuery } from './domain/query.ts';
import { type Hit, rankMatches } from './domain/ranking.ts';
import { fold, queryWords, wordsOf } from './domain/words.ts';
import type { Strictness } from './ports/words/port.ts';

/** The most completions there are to ask for. */
const MAX_COMPLETIONS = 20;

/**
 * Titles whose name has words that begin like these, best first; when there are none, with a typo. Nothing for an empty prefix.
 * @throws AppError BAD_USER_INPUT, PAGE_SIZE_OUT_OF_RANGE.
 */
export async function completeTitles(corpus: Corpus, prefix: string, first: number): Promise<readonly Completion[]> {
  const words = [...new Set(wordsOf(checkQuery('prefix', prefix)))].slice(0, 16);
  const size = checkPageSize(first, MAX_COMPLETIONS);
  if (words.length === 0) return [];
  const [word = ''] = words;
  // One letter begins so many words that only popularity can choose.
  const hits = words.length === 1 && word.length === 1 ? beginWith(corpus, word, size) : await findNames(corpus, words);
  return hits.slice(0, size).map(completionOf);
}

/** The most popular titles whose name or original name begins so, read only until there are enough. */
function beginWith(corpus: Corpus, letter: string, size: number): readonly Hit[] {
  const hits: Hit[] = [];
  for (const hit of corpus.byPopularity()) {
    if (hits.length >= size) break;
    const { name, originalName } = hit.document;
    if ([name, originalName ?? ''].some((one) => fold(one).startsWith(letter))) hits.push(hit);
  }
  return hits;
}

const STRICTNESS: readonly Strictness[] = ['ALL', 'ALL_WITH_TYPOS'];

async function findNames(corpus: Corpus, words: readonly string[]): Promise<readonly Hit[]> {
  for (const strictness of STRICTNESS) {
    const matches = await corpus.words.search({ words, strictness, within: 'TITLE_NAMES' });
    const hits = rankMatches(queryWords(words.join(' ')), corpus.documentsOf(matches));
    if (hits.length > 0) return hits;
  }
  return [];
}
