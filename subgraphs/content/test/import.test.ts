import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CsvRow, film } from './csv.ts';
import { type Importing, openImporting } from './importing.ts';

let importing: Importing;

beforeAll(async () => {
  importing = await openImporting();
});
afterAll(() => importing.close());
beforeEach(() => importing.clear());

describe('a row', () => {
  it('becomes a title with people, and an event with where it was seen', async () => {
    await importing.importRows('netflix_titles.csv', [film('s1', 'The First & Last')]);
    const [title] = await importing.titles();
    expect(title).toMatchObject({
      ...{
        kind: 'FILM',
        name: 'The First & Last',
        year: 2010,
        runtimeMinutes: 90,
        synopsis: 'What The First & Last is about.',
      },
      ...{ genres: ['DRAMA', 'COMEDY'], countries: ['US', 'FR'], certifications: { US: 'PG-13' } },
      externalIds: [{ source: 'netflix', value: 's1' }],
    });
    expect(title?.id).toMatch(/^title_the-first-and-last-2010-[a-z2-7]{6}$/);
    expect(title?.credits.map(({ role, person }) => [role, person.id, person.name])).toEqual([
      ['DIRECTOR', 'person_ada-director', 'Ada Director'],
      ['ACTOR', 'person_bo-actor', 'Bo Actor'],
      ['ACTOR', 'person_cy-actor', 'Cy Actor'],
    ]);
    const sighting = {
      platform: 'netflix',
      region: 'US',
      externalId: 's1',
      availableSince: '2021-09-25',
      checkedAt: null,
    };
    expect(await importing.announced()).toEqual([
      expect.objectContaining({ id: title?.id, version: 1, sightings: [sighting] }),
    ]);
  });

  it('of a show has seasons and no minutes', async () => {
    await importing.importRows('hulu_titles.csv', [film('s1', 'Series', { type: 'TV Show', duration: '3 Seasons' })]);
    expect(await importing.titles()).toMatchObject([
      { kind: 'SHOW', seasonCount: 3, runtimeMinutes: null, episodeCount: null },
    ]);
  });

  it('is repaired where its defects are known', async () => {
    await importing.importRows('hulu_titles.csv', [
      film('s1', 'Duration in rating', { rating: '84 min', duration: '' }),
      film('s2', 'No length', { duration: '0 min', rating: 'NOT_RATE', country: 'Atlantis', date_added: 'soon' }),
      film('s3', 'Sentence for a director', {
        director: 'The director, who says much, tells here at length what her film is about.',
        description: '',
      }),
      film('s4', 'Numbers for a cast', { cast: '1, Dee Actor, 1' }),
    ]);
    expect(await importing.titles()).toMatchObject([
      { runtimeMinutes: 84, certifications: {} },
      { runtimeMinutes: null, certifications: {}, countries: [] },
      { credits: [{}, { person: { name: 'Dee Actor' } }] },
      { synopsis: expect.stringContaining('tells here at length'), credits: [{ role: 'ACTOR' }, { role: 'ACTOR' }] },
    ]);
  });
});

describe('the same film of two services', () => {
  it('is one title with two sightings, its gaps filled by the second', async () => {
    await importing.importRows('hulu_titles.csv', [
      film('s7', 'Amélie Again', { director: '', cast: '', country: '', rating: '' }),
    ]);
    await importing.importRows('amazon_prime_titles.csv', [
      film('s9', 'AMELIE AGAIN', { release_year: '2011', description: 'Another text.' }),
    ]);
    expect(await importing.titles()).toMatchObject([
      {
        ...{ name: 'Amélie Again', year: 2010, version: 2, countries: ['US', 'FR'], certifications: { US: 'PG-13' } },
        synopsis: 'What Amélie Again is about.',
        externalIds: [
          { source: 'hulu', value: 's7' },
          { source: 'prime-video', value: 's9' },
        ],
        credits: [{ role: 'DIRECTOR' }, { role: 'ACTOR' }, { role: 'ACTOR' }],
      },
    ]);
    const sightings = (await importing.announced()).map((title) =>
      title.sightings.map(({ platform, externalId }) => `${platform} ${externalId}`),
    );
    expect(sightings).toEqual([['hulu s7'], ['prime-video s9']]);
  });

  it('is found under a name that is only alike when the people agree', async () => {
    await importing.importRows('netflix_titles.csv', [film('s1', 'The Long Road to Ravenna')]);
    const { total } = await importing.importRows('disney_plus_titles.csv', [
      film('s1', 'The Long Road to Ravena', { cast: 'Bo Actor' }),
    ]);
    expect(total).toMatchObject({ added: 0, merged: 1 });
  });

  it.each<[string, CsvRow, CsvRow]>([
    ['a sequel', film('s1', 'Voyage Part 1'), film('s1', 'Voyage Part 2', { release_year: '2011' })],
    ['a sequel in Roman numbers', film('s1', 'The Great Voyage'), film('s1', 'The Great Voyage II')],
    [
      'a namesake by other people',
      film('s1', 'Home'),
      film('s1', 'Home', { director: 'Someone Else', cast: 'Nobody Known' }),
    ],
    ['a remake', film('s1', 'Home'), film('s1', 'Home', { release_year: '2013' })],
    ['a show of a film', film('s1', 'Home'), film('s1', 'Home', { type: 'TV Show', duration: '1 Season' })],
    [
      'a name alike without people to agree',
      film('s1', 'Rattlesnake'),
      film('s1', 'Rattlesnakes', { director: '', cast: '' }),
    ],
  ])('is not %s', async (_what, first, second) => {
    await importing.importRows('netflix_titles.csv', [first]);
    const { total } = await importing.importRows('hulu_titles.csv', [second]);
    expect(total).toMatchObject({ added: 1, merged: 0 });
  });

  it('is not looked for within one service unless the people agree', async () => {
    const bare = { director: '', cast: '' };
    const { total } = await importing.importRows('netflix_titles.csv', [
      ...[film('s1', 'Twice'), film('s2', 'TWICE')],
      ...[film('s3', 'Unknown', bare), film('s4', 'Unknown', bare)],
    ]);
    expect(total).toMatchObject({ added: 3, merged: 1 });
  });
});

describe('people', () => {
  it('of one folded name are one person', async () => {
    await importing.importRows('netflix_titles.csv', [
      film('s1', 'One', { cast: 'Zoë Ångström' }),
      film('s2', 'Two', { cast: 'Zoe Angstrom' }),
    ]);
    expect(await importing.content.deps.db.person.findMany({ where: { matchKey: 'zoe angstrom' } })).toHaveLength(1);
  });

  it('of another script have ids of their own', async () => {
    await importing.importRows('netflix_titles.csv', [film('s1', 'One', { cast: '黒澤明, 三船敏郎' })]);
    const people = await importing.content.deps.db.person.findMany({ where: { name: { in: ['黒澤明', '三船敏郎'] } } });
    expect(new Set(people.map(({ id }) => id)).size).toBe(2);
  });
});
