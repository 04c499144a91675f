import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestSearch, openTestSearch } from './catalogue.ts';

let subgraph: TestSearch;

beforeAll(async () => {
  subgraph = await openTestSearch();
});

afterAll(() => subgraph.deps.close());

describe('autocomplete', () => {
  const COMPLETE =
    'query ($prefix: String!, $first: Int) { autocomplete(prefix: $prefix, first: $first) { text year title { id } } }';
  const complete = async (prefix: string, first?: number) => {
    const { data, errors } = await subgraph.run(COMPLETE, { prefix, first });
    return {
      suggestions: (data?.['autocomplete'] ?? []) as readonly { text: string }[],
      code: errors?.[0]?.extensions['code'],
    };
  };

  it.each([
    ['the beginning of a name', 'sev', 'Seven Samurai'],
    ['the beginning of a later word', 'samu', 'Seven Samurai'],
    ['one letter', 'd', 'Dark'],
    ['a typo', 'amelia', 'Amélie'],
    ['a name in another script', '七人', '七人の侍'],
  ])('completes %s', async (_, prefix, text) => {
    expect((await complete(prefix)).suggestions[0]?.text).toBe(text);
  });

  it('gives title and year, as many as asked for, and nothing for nothing', async () => {
    expect((await complete('heat', 1)).suggestions).toEqual([
      { text: 'Heat', year: 1995, title: { id: 'title_heat-1995' } },
    ]);
    expect((await complete('')).suggestions).toEqual([]);
  });

  it('refuses a page above 20', async () => {
    expect((await complete('a', 21)).code).toBe('PAGE_SIZE_OUT_OF_RANGE');
  });
});
