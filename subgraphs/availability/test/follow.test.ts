import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import type { Running, TitleDocument } from '@media-gateway/kernel';
import { startWorker } from '../src/worker.ts';
import { type Harness, codeOf, startHarness } from './harness.ts';

let house: Harness;
let worker: Running;
const open = new Set<AsyncGenerator<ExecutionResult, void, void>>();

beforeAll(async () => {
  house = await startHarness();
  worker = await startWorker(house.deps);
}, 60_000);

afterEach(async () => {
  await Promise.all([...open].map((events) => events.return()));
  open.clear();
});

afterAll(async () => {
  await worker.stop();
  await house.deps.close();
});

const SUBSCRIBE = `subscription ($titleIds: [ID!], $regions: [Region!], $platforms: [ID!], $kinds: [ChangeKind!], $after: String) {
  availabilityChanged(titleIds: $titleIds, regions: $regions, platforms: $platforms, kinds: $kinds, after: $after) {
    cursor kind title { id } platform { name } region type offer { price { amountMinor } } } }`;

/** Follows once what happened before is published, so that the feed begins with what the test does. */
async function follow(variables: Record<string, unknown> = {}) {
  await worker.idle();
  const events = await house.follow(SUBSCRIBE, variables);
  open.add(events);
  return events;
}

interface Change {
  readonly cursor: string;
  readonly kind: string;
  readonly title: { readonly id: string };
  readonly offer: { readonly price: { readonly amountMinor: number } } | null;
}

async function take(events: AsyncGenerator<ExecutionResult, void, void>, count: number): Promise<Change[]> {
  const found: Change[] = [];
  while (found.length < count) {
    const { value, done } = await events.next();
    if (done || !value) break;
    expect(value.errors).toBeUndefined();
    found.push(value.data?.['availabilityChanged'] as Change);
  }
  return found;
}

const setPrice = (titleId: string, priceMinor: number, region = 'US') =>
  house.run(
    `mutation ($input: OfferInput!) { setOffer(input: $input) { kind } }`,
    { input: { titleId, platform: 'apple-tv', region, type: 'RENT', priceMinor, currency: 'USD' } },
    'moderator',
  );

const titlesOf = (changes: readonly Change[]) => changes.map(({ title }) => title.id);

describe('availabilityChanged', () => {
  it('tells of a change made by a mutation, with the offer as it now is', async () => {
    const events = await follow();
    await setPrice('title_a', 399);
    await setPrice('title_a', 299);
    const changes = await take(events, 2);
    expect(changes.map(({ kind }) => kind)).toEqual(['NEW', 'PRICE_DROP']);
    expect(changes[1]).toMatchObject({
      title: { id: 'title_a' },
      platform: { name: 'Apple TV' },
      region: 'US',
      type: 'RENT',
      offer: { price: { amountMinor: 299 } },
    });
  });

  it('tells only what was asked for', async () => {
    const byTitle = await follow({ titleIds: ['title_c'] });
    const byRegion = await follow({ regions: ['gb'], platforms: ['apple-tv'] });
    const byKind = await follow({ kinds: ['PRICE_DROP'] });
    await setPrice('title_b', 500);
    await setPrice('title_c', 500);
    await setPrice('title_d', 500, 'GB');
    await setPrice('title_b', 400);
    expect(titlesOf(await take(byTitle, 1))).toEqual(['title_c']);
    expect(titlesOf(await take(byRegion, 1))).toEqual(['title_d']);
    expect(titlesOf(await take(byKind, 1))).toEqual(['title_b']);
  });

  it('goes on from a cursor: what was missed, then what comes, none lost and none twice', async () => {
    const first = await follow();
    await setPrice('title_m0', 100);
    const [seen] = await take(first, 1);
    await first.return();
    for (let index = 1; index <= 130; index += 1) await setPrice(`title_m${index}`, 100);
    const again = await follow({ after: seen?.cursor });
    const live = (async () => {
      for (let index = 131; index <= 150; index += 1) await setPrice(`title_m${index}`, 100);
    })();
    const changes = await take(again, 150);
    await live;
    expect(titlesOf(changes)).toEqual(Array.from({ length: 150 }, (_, index) => `title_m${index + 1}`));
  }, 60_000);

  it('gives an event that the bus delivers twice once', async () => {
    const events = await follow();
    const tail = house.deps.bus.tail('availability.changed', AbortSignal.timeout(5000))[Symbol.asyncIterator]();
    const published = tail.next();
    await setPrice('title_twice', 100);
    const { value } = await published;
    await house.deps.bus.publish([value]);
    await setPrice('title_after', 100);
    expect(titlesOf(await take(events, 2))).toEqual(['title_twice', 'title_after']);
  });

  it('ends at once when the client leaves while nothing happens', async () => {
    const events = await follow();
    const waiting = events.next();
    await expect(events.return()).resolves.toMatchObject({ done: true });
    await expect(waiting).resolves.toMatchObject({ done: true });
  }, 5_000);

  it.each([
    ['a cursor that was tampered with', { after: 'eyJ' }, 'INVALID_CURSOR'],
    ['an unknown platform', { platforms: ['vhs'] }, 'UNKNOWN_PLATFORM'],
    ['an unknown region', { regions: ['XX'] }, 'UNKNOWN_REGION'],
    ['the id of a person', { titleIds: ['person_a'] }, 'INVALID_ID'],
    ['too many ids', { titleIds: Array.from({ length: 101 }, (_, index) => `title_${index}`) }, 'BAD_USER_INPUT'],
  ])('refuses %s', async (_, variables, code) => {
    expect(codeOf((await house.follow(SUBSCRIBE, variables)) as unknown as ExecutionResult)).toBe(code);
  });
});

describe('ingested titles', () => {
  const titled = (id: string): TitleDocument => ({
    id,
    kind: 'FILM',
    name: id,
    originalName: null,
    otherNames: [],
    synopsis: null,
    year: 2000,
    runtimeMinutes: 90,
    genres: [],
    keywords: [],
    moods: [],
    countries: [],
    languages: [],
    certifications: {},
    people: [],
    popularity: 0,
    version: 1,
    sightings: ['US', 'MX'].map((region) => ({
      platform: 'netflix',
      region,
      externalId: 's1',
      availableSince: null,
      checkedAt: null,
    })),
  });
  const event = {
    id: 'e1',
    topic: 'content.ingested' as const,
    key: 'k',
    at: '2026-12-01T00:00:00.000Z',
    payload: { titles: Array.from({ length: 100 }, (_, index) => titled(`title_i${index}`)) },
  };
  const written = () => house.deps.db.offer.count({ where: { source: 'FILE' } });

  it('become offers and changes in a handful of statements, however often the event comes', async () => {
    const events = await follow({ platforms: ['netflix'], regions: ['MX'] });
    house.statements.length = 0;
    await house.deps.bus.publish([event]);
    await worker.idle();
    expect(house.statements.filter((sql) => !/^(begin|commit)/i.test(sql)).length).toBeLessThan(20);
    expect(await written()).toBe(200);
    expect(titlesOf(await take(events, 100))).toEqual(event.payload.titles.map(({ id }) => id));
    const changes = await house.deps.db.offerChange.count();
    await house.deps.bus.publish([{ ...event, id: 'e2' }]);
    await worker.idle();
    expect(await written()).toBe(200);
    expect(await house.deps.db.offerChange.count()).toBe(changes);
    expect(await house.deps.bus.deadLetters('content.ingested', 'availability')).toEqual([]);
  });
});
