import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedContent } from '../src/seed.ts';
import { CATALOGUE } from './catalogue.ts';
import { type OpenContent, openContent } from './open.ts';

let content: OpenContent;

beforeAll(async () => {
  content = await openContent();
  await seedContent(content.deps, CATALOGUE);
});
afterAll(() => content.close());

const STAR = 'title_la-estrella-1998';

describe('a title by id', () => {
  it('has its facts, with the type of its kind', async () => {
    const { data } = await content.ask(`{ title(id: "${STAR}") {
      __typename kind name year releaseDate genres moods popularity certification(region: "DE") externalIds { source value } } }`);
    expect(data).toMatchObject({
      title: {
        ...{
          __typename: 'Film',
          kind: 'FILM',
          name: 'The Star',
          year: 1998,
          releaseDate: '1998-05-20',
          certification: '12',
        },
        ...{ genres: ['DRAMA'], moods: ['EPIC'], popularity: 0 },
        externalIds: [{ source: 'imdb', value: 'tt1000100' }],
      },
    });
  });

  it.each([
    ['de', 'Der Stern'],
    ['de-AT', 'Der Stern'],
    ['es-MX', 'La estrellita'],
    ['es', 'La estrella'],
    ['es-AR', 'La estrella'],
    ['fr', 'The Star'],
    ['en', 'The Star'],
  ])('is called in %s "%s"', async (locale, name) => {
    const { data } = await content.ask(
      'query ($id: ID!, $locale: Locale) { title(id: $id) { name(locale: $locale) } }',
      { id: STAR, locale },
    );
    expect(data).toEqual({ title: { name } });
  });

  it('falls back to the English synopsis', async () => {
    const { data } = await content.ask(
      `{ title(id: "${STAR}") { de: synopsis(locale: "de") fr: synopsis(locale: "fr") } }`,
    );
    expect(data).toEqual({
      title: { de: expect.stringContaining('erfundenes'), fr: expect.stringContaining('invented') },
    });
  });

  it('is null when there is none', async () => {
    expect(await content.ask('{ title(id: "title_nobody-made-it") { id } }')).toMatchObject({
      data: { title: null },
      codes: [],
    });
  });

  it('is found by what others call it, whatever is missing', async () => {
    const { data } = await content.ask(`{
      titleByExternalId(source: "imdb", value: "tt1000100") { id }
      titlesByExternalIds(externalIds: [{ source: "imdb", value: "tt9" }, { source: "imdb", value: "tt1000001" }]) { id } }`);
    expect(data).toEqual({ titleByExternalId: { id: STAR }, titlesByExternalIds: [null, { id: 'title_film-1' }] });
  });

  it('is given in bulk in the order of the ids', async () => {
    const { data } = await content.ask(
      '{ titles(ids: ["title_film-3", "title_none", "title_film-1", "title_film-3"]) { id } }',
    );
    expect(data).toEqual({ titles: [{ id: 'title_film-3' }, null, { id: 'title_film-1' }, { id: 'title_film-3' }] });
  });
});

describe('wrong input', () => {
  it.each([
    [
      'an id of another kind',
      '{ title(id: "person_person-1") { id } }',
      'INVALID_ID',
      /the id of a person, not of a title/,
    ],
    [
      'a person by the id of a title',
      '{ person(id: "title_film-1") { id } }',
      'INVALID_ID',
      /the id of a title, not of a person/,
    ],
    ['no id at all', '{ titles(ids: ["title_film-1", "7"]) { id } }', 'INVALID_ID', /"7" is not an id/],
    ['an unknown region', `{ title(id: "${STAR}") { certification(region: "XX") } }`, 'UNKNOWN_REGION', /ISO 3166-1/],
    ['an unknown locale', `{ title(id: "${STAR}") { name(locale: "!") } }`, 'UNKNOWN_LOCALE', /BCP 47/],
    [
      'a page beyond reason',
      '{ browseTitles(first: 1000000000) { nodes { id } } }',
      'PAGE_SIZE_OUT_OF_RANGE',
      /1 to 100/,
    ],
    ['an empty page', `{ title(id: "${STAR}") { credits(first: 0) { role } } }`, 'PAGE_SIZE_OUT_OF_RANGE', /1 to 100/],
  ])('%s is refused with a code and what would be right', async (_what, query, code, message) => {
    const answer = await content.ask(query);
    expect(answer.codes).toEqual([code]);
    expect(answer.messages[0]).toMatch(message);
    expect(content.faults).toEqual([]);
  });

  it('refuses an unknown genre', async () => {
    const answer = await content.ask('query ($genre: Genre) { browseTitles(genre: $genre) { nodes { id } } }', {
      genre: 'NOIR',
    });
    expect(answer.codes).toEqual(['BAD_USER_INPUT']);
    expect(answer.messages[0]).toContain('Genre');
  });

  it('refuses more than 100 ids at once', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `title_film-${index}`);
    const answer = await content.ask('query ($ids: [ID!]!) { titles(ids: $ids) { id } }', { ids });
    expect(answer.codes).toEqual(['BAD_USER_INPUT']);
    expect(answer.messages[0]).toContain('at most 100');
  });
});

describe('credits', () => {
  it('come in their order, cut to the size and filtered by role', async () => {
    const { data } = await content.ask(`{ title(id: "title_film-0") {
      all: credits { person { name } } two: credits(first: 2) { role character } actors: credits(role: ACTOR, first: 1) { character person { id } } } }`);
    expect(data).toEqual({
      title: {
        all: [0, 1, 2, 3, 4, 5].map((index) => ({ person: { name: `Person ${index}` } })),
        two: [
          { role: 'DIRECTOR', character: null },
          { role: 'ACTOR', character: 'Role 1' },
        ],
        actors: [{ character: 'Role 1', person: { id: 'person_person-1' } }],
      },
    });
  });

  it('of a person are their best known titles first', async () => {
    const { data } = await content.ask(
      '{ person(id: "person_person-0") { name credits(first: 40) { title { id popularity } role } } }',
    );
    const { credits } = data['person'] as { credits: { title: { popularity: number } }[] };
    const popularity = credits.map(({ title }) => title.popularity);
    expect(popularity.length).toBeGreaterThan(20);
    expect(popularity).toEqual([...popularity].sort((a, b) => b - a));
  });
});

describe('a show', () => {
  it('has its seasons and episodes in order, each with the way back', async () => {
    const { data } =
      await content.ask(`{ title(id: "title_show-2001") { ... on Show { status endYear seasonCount episodeCount
      seasons { id number name show { id } episodes { id number airDate season { number } } } } } }`);
    expect(data['title']).toMatchObject({ status: 'ENDED', endYear: 2003, seasonCount: 2, episodeCount: 6 });
    const { seasons } = data['title'] as { seasons: { episodes: unknown[] }[] };
    expect(seasons[1]).toMatchObject({
      id: 'title_show-2001-s02',
      number: 2,
      name: 'Season 2',
      show: { id: 'title_show-2001' },
    });
    expect(seasons[1]?.episodes[0]).toEqual({
      id: 'title_show-2001-s02e01',
      number: 1,
      airDate: '2002-01-01',
      season: { number: 2 },
    });
  });
});

describe('genres', () => {
  it('are counted over films and shows, all genres, most first', async () => {
    const { data } = await content.ask('{ genres { genre name count } shows: genres(kind: SHOW) { genre count } }');
    const genres = data['genres'] as { genre: string; count: number }[];
    expect(genres).toHaveLength(19);
    expect(genres[0]).toEqual({ genre: 'DRAMA', name: 'Drama', count: 33 });
    expect(genres[1]).toEqual({ genre: 'COMEDY', name: 'Comedy', count: 31 });
    expect((data['shows'] as typeof genres)[0]).toEqual({ genre: 'DRAMA', count: 1 });
  });
});
