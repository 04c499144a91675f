import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportsOf } from '../src/domain/sighting.ts';
import { readPlatforms } from '../src/store/platforms.ts';
import { writeReports } from '../src/store/write.ts';
import { type Harness, codeOf, startHarness } from './harness.ts';

let house: Harness;
const pageOfIds = Array.from({ length: 50 }, (_, index) => `title_film-${index}`);

const entities = (fields: string) =>
  `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Title { id ${fields} } } }`;
const titles = (ids: readonly string[]) => ids.map((id) => ({ __typename: 'Title', id }));
beforeAll(async () => {
  house = await startHarness();
  const sightings = [
    { platform: 'netflix', region: 'US', externalId: 's1', availableSince: '2021-01-01', checkedAt: null },
  ];
  const { reports } = reportsOf(
    pageOfIds.map((id) => ({ id, sightings })),
    await readPlatforms(house.deps),
  );
  await writeReports(house.deps, reports);
}, 60_000);

afterAll(() => house.deps.close());

describe('Title.offers and Title.watchNow', () => {
  it('cost one statement for a page of 50 titles, as for one', async () => {
    const query = entities(
      'offers(region: "US") { id platform { name } deepLink { url } } watchNow(region: "US") { platform { id } } mx: watchNow(region: "MX") { id }',
    );
    house.statements.length = 0;
    const page = await house.run(query, { of: titles(pageOfIds) });
    expect(house.statements).toHaveLength(1);
    expect(page.errors).toBeUndefined();
    const found = page.data?.['_entities'] as { watchNow: unknown; mx: unknown; offers: unknown[] }[];
    expect(found.map(({ offers }) => offers.length)).toEqual(pageOfIds.map(() => 1));
    expect(found[49]).toMatchObject({ watchNow: { platform: { id: 'netflix' } }, mx: null });
  });

  it('know that an unknown end is not "unlimited"', async () => {
    const { data } = await house.run(entities('offers(region: "US") { expiresOn expiryKnown source }'), {
      of: titles(['title_film-0']),
    });
    expect(data).toEqual({
      _entities: [{ id: 'title_film-0', offers: [{ expiresOn: null, expiryKnown: false, source: 'FILE' }] }],
    });
  });

  it.each([
    ['an unknown region', 'offers(region: "XX") { id }', 'UNKNOWN_REGION'],
    ['an unknown region', 'watchNow(region: "Germany") { id }', 'UNKNOWN_REGION'],
    ['an unknown platform', 'offers(region: "US", platforms: ["netflix", "blockbuster"]) { id }', 'UNKNOWN_PLATFORM'],
  ])('refuse %s: %s', async (_, fields, code) => {
    expect(codeOf(await house.run(entities(fields), { of: titles(['title_film-0']) }))).toBe(code);
  });

  it('name the known platforms when one is unknown', async () => {
    const { errors } = await house.run('{ platform(id: "blockbuster") { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'UNKNOWN_PLATFORM',
      known: ['apple-tv', 'netflix', 'youtube'],
    });
  });

  it('refuse the id of something else', async () => {
    expect(codeOf(await house.run(entities('id2: id'), { of: titles(['person_al-pacino']) }))).toBe('INVALID_ID');
  });
});

describe('platforms', () => {
  it('are listed by region', async () => {
    expect((await house.run('{ platforms(region: "gb") { id monetization } }')).data).toEqual({
      platforms: [{ id: 'apple-tv', monetization: ['SUBSCRIPTION', 'RENT', 'BUY'] }],
    });
  });
  it('resolve as entities; one that is not there is null', async () => {
    const query =
      '{ _entities(representations: [{__typename: "Platform", id: "netflix"}, {__typename: "Platform", id: "x"}]) { ... on Platform { name } } }';
    expect((await house.run(query)).data).toEqual({ _entities: [{ name: 'Netflix' }, null] });
  });
});
