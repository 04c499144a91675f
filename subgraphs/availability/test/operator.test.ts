import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedSample } from '../src/seed.ts';
import { type Harness, PLATFORMS, codeOf, startHarness } from './harness.ts';

let house: Harness;

const SET = `mutation ($input: OfferInput!) { setOffer(input: $input) { kind title { id } offer { id price { amountMinor currency } expiryKnown source } } }`;
const input = {
  titleId: 'title_heat-1995',
  platform: 'apple-tv',
  region: 'US',
  type: 'RENT',
  priceMinor: 399,
  currency: 'USD',
};
const counts = async () => [
  await house.deps.db.offer.count(),
  await house.deps.db.offerChange.count(),
  await house.deps.db.availabilityOutbox.count(),
];

beforeAll(async () => {
  house = await startHarness();
}, 60_000);

afterAll(() => house.deps.close());

describe('setOffer and removeOffer', () => {
  it('belong to moderators', async () => {
    expect(codeOf(await house.run(SET, { input }))).toBe('UNAUTHENTICATED');
    expect(codeOf(await house.run(SET, { input }, 'premium'))).toBe('FORBIDDEN');
    const remove =
      'mutation { removeOffer(titleId: "title_heat-1995", platform: "apple-tv", region: "US", type: RENT) { kind } }';
    expect(codeOf(await house.run(remove, {}, 'user'))).toBe('FORBIDDEN');
  });

  it('tell NEW, nothing, PRICE_DROP, UPDATED, REMOVED, nothing', async () => {
    const kinds: unknown[] = [];
    const set = async (facts: object) => {
      const { data } = await house.run(SET, { input: { ...input, ...facts } }, 'moderator');
      kinds.push((data?.['setOffer'] as { kind: unknown }).kind);
    };
    const remove =
      'mutation { removeOffer(titleId: "title_heat-1995", platform: "apple-tv", region: "US", type: RENT) { kind offer { id } title { id } } }';
    const removeIt = async () =>
      kinds.push(((await house.run(remove, {}, 'admin')).data?.['removeOffer'] as { kind: unknown }).kind);
    await set({});
    await set({});
    await set({ priceMinor: 299 });
    await set({ priceMinor: 299, expiresOn: '2027-06-30' });
    await removeIt();
    await removeIt();
    expect(kinds).toEqual(['NEW', null, 'PRICE_DROP', 'UPDATED', 'REMOVED', null]);
  });

  it('change nothing when refused', async () => {
    const before = await counts();
    const bad = [
      { region: 'JP' },
      { platform: 'blockbuster' },
      { titleId: 'heat' },
      { currency: null },
      { expiresOn: '2020-01-01' },
    ];
    const codes = await Promise.all(
      bad.map(async (facts) => codeOf(await house.run(SET, { input: { ...input, ...facts } }, 'moderator'))),
    );
    expect(codes).toEqual(['BAD_USER_INPUT', 'UNKNOWN_PLATFORM', 'INVALID_ID', 'BAD_USER_INPUT', 'BAD_USER_INPUT']);
    expect(await counts()).toEqual(before);
  });

  it('commit the change and its event together', async () => {
    await house.run(SET, { input: { ...input, titleId: 'title_ran-1985' } }, 'moderator');
    const [last] = await house.deps.db.availabilityOutbox.findMany({ orderBy: { sequence: 'desc' }, take: 1 });
    const [change] = await house.deps.db.offerChange.findMany({ orderBy: { sequence: 'desc' }, take: 1 });
    expect(last).toMatchObject({
      topic: 'availability.changed',
      payload: { changes: [{ kind: 'NEW', titleId: 'title_ran-1985', sequence: String(change?.sequence) }] },
    });
  });
});

describe('sources', () => {
  const sample = {
    platforms: PLATFORMS,
    offers: [
      {
        title: 'alien-1979',
        platform: 'apple-tv',
        regions: ['US', 'GB'],
        type: 'RENT',
        quality: 'HD',
        prices: { US: 399, GB: 349 },
      },
    ],
  } as const;
  const seedIt = () => seedSample(house.deps, structuredClone(sample) as unknown as Parameters<typeof seedSample>[1]);

  it('the sample is written once, marked as one, and the second time writes and tells nothing', async () => {
    await seedIt();
    const rows = await house.deps.db.offer.findMany({
      where: { titleId: 'title_alien-1979' },
      orderBy: { region: 'asc' },
    });
    expect(
      rows.map(({ region, priceMinor, currency, source, checkedAt }) => [
        region,
        priceMinor,
        currency,
        source,
        checkedAt,
      ]),
    ).toEqual([
      ['GB', 349, 'GBP', 'SAMPLE', null],
      ['US', 399, 'USD', 'SAMPLE', null],
    ]);
    const before = await counts();
    house.statements.length = 0;
    await seedIt();
    expect(await counts()).toEqual(before);
    expect(house.statements.filter((sql) => /^\s*(insert|update|delete)/i.test(sql))).toEqual([]);
  });

  it('the sample neither overwrites an operator nor brings back what one removed', async () => {
    const key = { titleId: 'title_alien-1979', platform: 'apple-tv', type: 'RENT' };
    await house.run(SET, { input: { ...key, region: 'US', priceMinor: 199, currency: 'USD' } }, 'moderator');
    await house.run(
      'mutation { removeOffer(titleId: "title_alien-1979", platform: "apple-tv", region: "GB", type: RENT) { kind } }',
      {},
      'moderator',
    );
    await seedIt();
    const rows = await house.deps.db.offer.findMany({ where: { titleId: 'title_alien-1979' } });
    expect(rows.map(({ region, priceMinor, source }) => [region, priceMinor, source])).toEqual([
      ['US', 199, 'OPERATOR'],
    ]);
  });
});
