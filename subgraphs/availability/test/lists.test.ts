import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeCursor } from '@media-gateway/kernel';
import { addDays } from '../src/domain/day.ts';
import type { OfferReport } from '../src/domain/offer.ts';
import { announceExpiring } from '../src/store/expiring.ts';
import { writeReports } from '../src/store/write.ts';
import { type Harness, TODAY, codeOf, startHarness } from './harness.ts';

let house: Harness;

const report = (index: number, facts: Partial<OfferReport>): OfferReport => ({
  titleId: `title_film-${index}`,
  platformId: index % 2 ? 'netflix' : 'apple-tv',
  region: 'US',
  type: 'SUBSCRIPTION',
  priceMinor: null,
  currency: null,
  quality: null,
  availableSince: null,
  expiresOn: null,
  externalId: null,
  source: 'FILE',
  checkedAt: null,
  ...facts,
});

/** 23 that end on days 0 to 22 by threes, 23 that began so many days ago by threes, and one each that no list may show. */
const reports: readonly OfferReport[] = [
  ...Array.from({ length: 23 }, (_, i) => report(i, { expiresOn: addDays(TODAY, i - (i % 3)) })),
  ...Array.from({ length: 23 }, (_, i) => report(100 + i, { availableSince: addDays(TODAY, (i % 3) - i) })),
  report(200, { expiresOn: addDays(TODAY, -1), availableSince: addDays(TODAY, -2) }),
  report(201, { expiresOn: addDays(TODAY, 3), availableSince: addDays(TODAY, 1) }),
];

beforeAll(async () => {
  house = await startHarness();
  await writeReports(house.deps, reports);
}, 60_000);

afterAll(() => house.deps.close());

interface Page {
  readonly nodes: readonly { readonly title?: { readonly id: string }; readonly cursor?: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function walk(list: string, args: string, node: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let after: string | null = null, more = true; more;) {
    const query = `query ($after: String) { ${list}(${args}, first: 4, after: $after) { nodes { ${node} } pageInfo { hasNextPage endCursor } } }`;
    const result = await house.run(query, { after });
    expect(result.errors).toBeUndefined();
    const page = result.data?.[list] as Page;
    found.push(...page.nodes);
    ({ endCursor: after, hasNextPage: more } = page.pageInfo);
  }
  return found;
}

const idsOf = (nodes: unknown[]) => nodes.map((node) => (node as { title: { id: string } }).title.id);
const expected = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => `title_film-${from + i}`).sort();

describe('leavingSoon', () => {
  it('gives every offer that ends in time once, soonest first', async () => {
    const nodes = await walk('leavingSoon', 'region: "US", days: 30', 'title { id } expiresOn');
    expect(idsOf(nodes).sort()).toEqual(expected(0, 23));
    const days = nodes.map((node) => (node as { expiresOn: string }).expiresOn);
    expect(days).toEqual([...days].sort());
  });
  it('looks no further than asked', async () => {
    expect(idsOf(await walk('leavingSoon', 'region: "US", days: 2', 'title { id }')).sort()).toEqual(expected(0, 3));
  });
  it('takes only the platforms asked for', async () => {
    const nodes = await walk('leavingSoon', 'region: "US", platforms: ["netflix"]', 'platform { id }');
    expect(new Set(nodes.map((node) => (node as { platform: { id: string } }).platform.id))).toEqual(
      new Set(['netflix']),
    );
    expect(nodes).toHaveLength(11);
  });
});

describe('newOffers', () => {
  it('gives every offer that has begun once, newest first', async () => {
    const nodes = await walk('newOffers', 'region: "US"', 'title { id } availableSince');
    expect(idsOf(nodes).sort()).toEqual(expected(100, 23));
    const days = nodes.map((node) => (node as { availableSince: string }).availableSince);
    expect(days).toEqual([...days].sort().reverse());
  });
});

describe('availabilityChanges', () => {
  it('gives every change once, oldest first', async () => {
    const nodes = await walk('availabilityChanges', 'region: "US"', 'title { id } kind');
    expect(idsOf(nodes)).toEqual(reports.map(({ titleId }) => titleId));
  });
});

describe('lists', () => {
  it.each([
    ['a page of 10⁹', '{ leavingSoon(region: "US", first: 1000000000) { nodes { id } } }', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['a page of nothing', '{ newOffers(region: "US", first: 0) { nodes { id } } }', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['a page of 101', '{ availabilityChanges(first: 101) { nodes { cursor } } }', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['days that are too many', '{ leavingSoon(region: "US", days: 366) { nodes { id } } }', 'BAD_USER_INPUT'],
    ['an unknown region', '{ newOffers(region: "XX") { nodes { id } } }', 'UNKNOWN_REGION'],
    ['an unknown platform', '{ newOffers(region: "US", platforms: ["vhs"]) { nodes { id } } }', 'UNKNOWN_PLATFORM'],
    ['a cursor that is none', '{ leavingSoon(region: "US", after: "x") { nodes { id } } }', 'INVALID_CURSOR'],
  ])('refuse %s', async (_, query, code) => expect(codeOf(await house.run(query))).toBe(code));

  it.each([
    ['of another list', encodeCursor('newOffers', ['2026-12-01', 'offer_1'])],
    ['with a day that is none', encodeCursor('leavingSoon', ['2026-99-99', 'offer_1'])],
    ['with an id that is none', encodeCursor('leavingSoon', ['2026-12-01', 'offer_\u0000'])],
    ['with a number for a day', encodeCursor('leavingSoon', [1, 'offer_1'])],
  ])('refuse a cursor %s', async (_, after) => {
    const query = 'query ($after: String) { leavingSoon(region: "US", after: $after) { nodes { id } } }';
    expect(codeOf(await house.run(query, { after }))).toBe('INVALID_CURSOR');
  });

  it('cost a constant number of statements', async () => {
    const count = async (first: number) => {
      house.statements.length = 0;
      await house.run(
        `{ newOffers(region: "US", first: ${first}) { nodes { title { id } platform { name } } } availabilityChanges(first: ${first}) { nodes { offer { id } } } }`,
      );
      return house.statements.length;
    };
    expect(await count(20)).toBe(await count(2));
  });
});

describe('offers that end within a week', () => {
  it('are told of once, and again only when their end is put off', async () => {
    const told = await announceExpiring(house.deps);
    const inAWeek = reports.filter(
      ({ expiresOn }) => expiresOn !== null && expiresOn >= TODAY && expiresOn <= addDays(TODAY, 7),
    );
    expect(told).toBe(inAWeek.length);
    expect(await announceExpiring(house.deps)).toBe(0);
    await writeReports(house.deps, [{ ...(inAWeek[0] as OfferReport), expiresOn: '2027-03-01' }]);
    expect(await announceExpiring(house.deps)).toBe(0);
    house.setNow(Date.parse('2027-02-25T00:00:00.000Z'));
    expect(await announceExpiring(house.deps)).toBe(1);
  });
});
