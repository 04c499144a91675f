import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestSearch, openTestSearch } from './catalogue.ts';
import { type Answer, QUERY } from './query.ts';

let subgraph: TestSearch;

beforeAll(async () => {
  subgraph = await openTestSearch();
});

afterAll(() => subgraph.deps.close());

async function find(variables: Record<string, unknown>): Promise<Answer> {
  const { data, errors } = await subgraph.run(QUERY, variables);
  expect(errors).toBeUndefined();
  return data?.['search'] as unknown as Answer;
}

const idsOf = ({ edges }: Answer) => edges.map(({ node }) => node.title.id);
const codeOf = async (variables: Record<string, unknown>) =>
  (await subgraph.run(QUERY, variables)).errors?.[0]?.extensions['code'];

describe('search by words', () => {
  it.each([
    ['a name', 'seven samurai', 'title_seven-samurai-1954'],
    ['a person', 'kurosawa', 'title_seven-samurai-1954'],
    ['the synopsis', 'swordsmen guarding a village', 'title_seven-samurai-1954'],
    ['a name with typos', 'sevn samurei', 'title_seven-samurai-1954'],
    ['the beginning of a name', 'samu', 'title_seven-samurai-1954'],
    ['a name without its accent', 'amelie', 'title_amelie-2001'],
    ['a name in another script', '七人の侍', 'title_seven-samurai-1954'],
    ['a genre', 'science fiction', 'title_dark-2017'],
  ])('finds a title by %s', async (_, query, id) => {
    expect(idsOf(await find({ query }))[0]).toBe(id);
  });

  it('puts the title that is called so before one that is called so in part, with scores from 1 down', async () => {
    const answer = await find({ query: 'heat' });
    expect(idsOf(answer)).toEqual(['title_heat-1995', 'title_body-heat-1981']);
    expect(answer.edges[0]?.node.score).toBe(1);
    expect(answer.edges[1]?.node.score).toBeLessThan(1);
  });

  it('shows where the query was met', async () => {
    const answer = await find({ query: 'village samurai' });
    expect(answer.edges[0]?.node.highlights).toEqual([
      { field: 'name', text: 'Seven «Samurai»' },
      { field: 'synopsis', text: 'Farmers hire swordsmen to guard their «village» against bandits.' },
    ]);
  });

  it('says that meaning was not searched', async () => {
    expect((await find({ query: 'heat' })).degraded).toBe(true);
  });

  it('finds nothing for words that are nowhere, and for a query without words', async () => {
    expect((await find({ query: 'xylophonist' })).totalCount).toBe(0);
    expect((await find({ query: '?!' })).totalCount).toBe(0);
  });
});

describe('search by filters', () => {
  it('gives the most popular first when there is no query', async () => {
    expect(idsOf(await find({ query: '' }))).toEqual(
      ['seven-samurai-1954', 'amelie-2001', 'heat-1995', 'dark-2017', 'body-heat-1981'].map((id) => `title_${id}`),
    );
  });

  it.each([
    ['kinds', { kinds: ['SHOW'] }, ['title_dark-2017']],
    ['genres in any spelling', { genres: ['science fiction'] }, ['title_dark-2017']],
    ['years', { yearFrom: 1990, yearTo: 1999 }, ['title_heat-1995']],
    ['runtime', { maxRuntimeMinutes: 130 }, ['title_amelie-2001']],
    ['languages', { languages: ['JA'] }, ['title_seven-samurai-1954']],
    ['region', { region: 'us' }, ['title_seven-samurai-1954', 'title_heat-1995']],
    ['platforms', { platforms: ['netflix'] }, ['title_heat-1995']],
    ['offer types in another region', { region: 'DE', offerTypes: ['SUBSCRIPTION'] }, []],
  ])('keeps to %s', async (_, filters, ids) => {
    expect(idsOf(await find({ query: '', filters }))).toEqual(ids);
  });

  it('counts facets over everything that was found, not over the page', async () => {
    const { facets } = await find({ query: '', first: 1, filters: { region: 'US' } });
    expect(facets).toEqual([
      {
        name: 'genre',
        values: [
          { value: 'DRAMA', count: 2 },
          { value: 'ACTION', count: 1 },
          { value: 'CRIME', count: 1 },
        ],
      },
      {
        name: 'decade',
        values: [
          { value: '1950s', count: 1 },
          { value: '1990s', count: 1 },
        ],
      },
      {
        name: 'platform',
        values: [
          { value: 'mubi', count: 1 },
          { value: 'netflix', count: 1 },
        ],
      },
      { name: 'kind', values: [{ value: 'FILM', count: 2 }] },
      { name: 'certification', values: [{ value: 'NR', count: 1 }] },
      {
        name: 'language',
        values: [
          { value: 'en', count: 1 },
          { value: 'ja', count: 1 },
        ],
      },
    ]);
  });
});

describe('pages', () => {
  it.each(['', 'heat'])('neither lose nor repeat a hit of "%s"', async (query) => {
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Answer = await find({ query, first: 1, after });
      ids.push(...idsOf(page));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(ids).toEqual(idsOf(await find({ query, first: 100 })));
  });

  it('refuses the cursor of another query', async () => {
    const { pageInfo } = await find({ query: '', first: 1 });
    expect(await codeOf({ query: 'heat', after: pageInfo.endCursor })).toBe('INVALID_CURSOR');
    expect(await codeOf({ query: '', filters: { kinds: ['FILM'] }, after: pageInfo.endCursor })).toBe('INVALID_CURSOR');
  });
});

describe('wrong input', () => {
  it.each([
    ['a long query', { query: 'a'.repeat(513) }, 'BAD_USER_INPUT'],
    ['an empty page', { query: '', first: 0 }, 'PAGE_SIZE_OUT_OF_RANGE'],
    ['a huge page', { query: '', first: 1e9 }, 'PAGE_SIZE_OUT_OF_RANGE'],
    ['a cursor that was tampered with', { query: '', after: 'eyJhIjoxfQ' }, 'INVALID_CURSOR'],
    ['an unknown region', { query: '', filters: { region: 'XX' } }, 'UNKNOWN_REGION'],
    ['an unknown platform', { query: '', filters: { platforms: ['blockbuster'] } }, 'UNKNOWN_PLATFORM'],
    ['an unknown offer type', { query: '', filters: { offerTypes: ['STOLEN'] } }, 'BAD_USER_INPUT'],
    ['years the wrong way round', { query: '', filters: { yearFrom: 2000, yearTo: 1990 } }, 'BAD_USER_INPUT'],
    ['a runtime below 1', { query: '', filters: { maxRuntimeMinutes: 0 } }, 'BAD_USER_INPUT'],
    ['too many values', { query: '', filters: { genres: Array(51).fill('DRAMA') } }, 'BAD_USER_INPUT'],
  ])('refuses %s', async (_, variables, code) => {
    expect(await codeOf(variables)).toBe(code);
  });
});

it('answers without a statement of SQL once the index is loaded', async () => {
  await find({ query: 'heat' });
  const before = subgraph.deps.statements.length;
  await find({ query: 'heat' });
  expect(subgraph.deps.statements.length).toBe(before);
});
