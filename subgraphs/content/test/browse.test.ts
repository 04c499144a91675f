import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seedContent } from '../src/seed.ts';
import { CATALOGUE } from './catalogue.ts';
import { type OpenContent, openContent } from './open.ts';

let content: OpenContent;

beforeAll(async () => {
  content = await openContent();
  await seedContent(content.deps, CATALOGUE);
});
afterAll(() => content.close());

interface Page {
  readonly nodes: readonly { id: string; kind: string; year: number; releaseDate: string | null; popularity: number }[];
  readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
}

const BROWSE = `query ($kind: TitleKind, $genre: Genre, $sort: TitleSort, $first: Int, $after: String) {
  browseTitles(kind: $kind, genre: $genre, sort: $sort, first: $first, after: $after) {
    nodes { id kind year releaseDate popularity } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;

const browse = async (variables: object): Promise<Page> =>
  (await content.ask(BROWSE, { ...variables })).data['browseTitles'] as Page;

async function readAll(variables: object, sizes: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  for (let turn = 0, after: string | null = null; ; turn += 1) {
    const page: Page = await browse({ ...variables, first: sizes[turn % sizes.length], after });
    ids.push(...page.nodes.map(({ id }) => id));
    expect(page.pageInfo.hasPreviousPage).toBe(turn > 0);
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
}

describe('reading page by page', () => {
  it('neither loses nor repeats a title, whatever the sizes, the order and the filter', async () => {
    const arbitrary = fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
      sort: fc.constantFrom('POPULAR', 'NEWEST', 'UPCOMING'),
      kind: fc.constantFrom('FILM', 'EPISODE', null),
      genre: fc.constantFrom('DRAMA', null),
    });
    const law = fc.asyncProperty(arbitrary, async ({ sizes, ...variables }) => {
      const whole = await readAll(variables, [100]);
      expect(await readAll(variables, sizes)).toEqual(whole);
      expect(new Set(whole).size).toBe(whole.length);
    });
    await fc.assert(law, { numRuns: 25 });
  });

  it('gives films and shows when no kind is asked for, and parts only when they are', async () => {
    expect(await readAll({}, [100])).toHaveLength(64);
    expect(await readAll({ kind: 'SEASON' }, [100])).toEqual(['title_show-2001-s02', 'title_show-2001-s01']);
  });
});

describe('the order', () => {
  it('POPULAR gives the best known first', async () => {
    const { nodes } = await browse({ first: 100, sort: 'POPULAR' });
    const popularity = nodes.map((node) => node.popularity);
    expect(popularity).toEqual([...popularity].sort((a, b) => b - a));
  });

  it('NEWEST gives the latest first, a year without a day counting as its first', async () => {
    const { nodes } = await browse({ first: 100, sort: 'NEWEST' });
    const days = nodes.map(({ releaseDate, year }) => releaseDate ?? `${year}-01-01`);
    expect(days).toEqual([...days].sort().reverse());
    expect(days[0]).toBe('2026-03-01');
  });

  it('UPCOMING gives what is not released yet, soonest first', async () => {
    const { nodes } = await browse({ sort: 'UPCOMING' });
    expect(nodes.map(({ releaseDate }) => releaseDate)).toEqual(['2026-02-01', '2026-03-01']);
  });
});

describe('a cursor', () => {
  const cursorOf = async (variables: object) => (await browse({ ...variables, first: 2 })).pageInfo.endCursor as string;
  const encoded = (values: readonly unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

  it.each([
    ['is no cursor', 'zzzz'],
    ['is of another list', encoded(['offers', 1, 'title_film-1'])],
    ['has another type of value', encoded(['browseTitles:POPULAR::', 'high', 'title_film-1'])],
    ['has SQL in its id', encoded(['browseTitles:POPULAR::', 0.5, "x'; DROP TABLE content.title; --"])],
    ['has too few values', encoded(['browseTitles:POPULAR::', 0.5])],
  ])('that %s is refused', async (_what, after) => {
    const answer = await content.ask(BROWSE, { after });
    expect(answer.codes).toEqual(['INVALID_CURSOR']);
    expect(content.faults).toEqual([]);
  });

  it.each(['2026-02-31', '0000-01-01', 'today'])(
    'with the day %s is refused before the database sees it',
    async (day) => {
      const answer = await content.ask(BROWSE, {
        sort: 'NEWEST',
        after: encoded(['browseTitles:NEWEST::', day, 'title_film-1']),
      });
      expect(answer.codes).toEqual(['INVALID_CURSOR']);
    },
  );

  it('of a list with another filter is refused, since it would skip or repeat', async () => {
    const after = await cursorOf({ genre: 'DRAMA' });
    expect((await content.ask(BROWSE, { genre: 'COMEDY', after })).codes).toEqual(['INVALID_CURSOR']);
    expect((await content.ask(BROWSE, { genre: 'DRAMA', after })).codes).toEqual([]);
  });
});
