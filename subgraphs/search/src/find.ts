import type { Page } from '@media-gateway/pothos';
import { checkPageSize, toConnection } from '@media-gateway/kernel';
import type { Corpus } from './corpus.ts';
import { type Facet, countFacets } from './domain/facets.ts';
import { type Filters, type FiltersInput, checkFilters, meets } from './domain/filters.ts';
import { cursorOf, fingerprint, pageAfter } from './domain/page.ts';
import { checkQuery } from './domain/query.ts';
import { type Hit, rankMatches } from './domain/ranking.ts';
import { queryWords } from './domain/words.ts';
import type { Strictness } from './ports/words/port.ts';

export interface SearchRequest {
  readonly query: string;
  readonly filters: FiltersInput;
  readonly first: number;
  readonly after: string | null | undefined;
}

export interface SearchPage extends Page<Hit> {
  readonly totalCount: number;
  /** Counted only when they are asked for: it takes longer than finding. */
  readonly facets: () => readonly Facet[];
  readonly degraded: boolean;
}

/**
 * A page of the titles that meet a query and filters, best first; without a query, of all that meet the filters, most popular first.
 * @throws AppError BAD_USER_INPUT, PAGE_SIZE_OUT_OF_RANGE, UNKNOWN_REGION, UNKNOWN_PLATFORM, INVALID_CURSOR.
 */
export async function findTitles(corpus: Corpus, request: SearchRequest): Promise<SearchPage> {
  const query = checkQuery('query', request.query);
  const first = checkPageSize(request.first);
  const filters = checkFilters(request.filters, corpus.platforms);
  const print = fingerprint(query, filters);
  const hits = query === '' ? browse(corpus, filters) : await findByWords(corpus, queryWords(query), filters);
  const page = pageAfter(hits, print, first, request.after);
  return {
    ...toConnection(page, first, request.after, (hit) => cursorOf(print, hit)),
    totalCount: hits.length,
    facets: () => countFacets(hits, filters.region),
    // There are no vectors yet: every answer is by words alone.
    degraded: true,
  };
}

const browse = (corpus: Corpus, filters: Filters): readonly Hit[] =>
  corpus.byPopularity().filter(({ document }) => meets(filters, document));

const FROM_STRICT_TO_LOOSE: readonly Strictness[] = ['ALL', 'ALL_WITH_TYPOS', 'ANY', 'ANY_WITH_TYPOS'];

/** The strictest way of meeting the words by which anything is found that meets the filters too. */
async function findByWords(corpus: Corpus, words: readonly string[], filters: Filters): Promise<readonly Hit[]> {
  if (words.length === 0) return [];
  for (const strictness of FROM_STRICT_TO_LOOSE) {
    const matches = await corpus.words.search({ words, strictness, within: 'ALL_FIELDS' });
    const found = corpus.documentsOf(matches).filter(({ document }) => meets(filters, document));
    if (found.length > 0) return rankMatches(words, found);
  }
  return [];
}
