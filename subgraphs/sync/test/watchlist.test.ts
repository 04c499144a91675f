import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeCursor } from '@media-gateway/kernel';
import { startWorker } from '../src/worker.ts';
import { type Harness, codeOf, startHarness } from './harness.ts';
import { ADD, OWN, titles, told } from './operations.ts';

let house: Harness;

beforeAll(async () => {
  house = await startHarness();
}, 60_000);

afterAll(() => house.deps.close());

const REMOVE =
  'mutation ($id: ID!) { removeFromWatchlist(titleId: $id) { title { inWatchlist } inWatchlist changed } }';
const SYNC =
  'mutation ($add: [ID!], $remove: [ID!]) { syncWatchlist(add: $add, remove: $remove) { title { id } inWatchlist changed } }';
const LIST =
  'query ($first: Int, $after: String) { watchlist(first: $first, after: $after) { nodes { title { id } } pageInfo { hasNextPage endCursor } } }';

describe('the watchlist', () => {
  it('takes a title once and gives it up once, and tells of each once', async () => {
    const added = { title: { id: 'title_a', inWatchlist: true }, inWatchlist: true };
    expect((await house.run('ann', ADD, { id: 'title_a' })).data).toEqual({
      addToWatchlist: { ...added, changed: true },
    });
    expect((await house.run('ann', ADD, { id: 'title_a' })).data).toEqual({
      addToWatchlist: { ...added, changed: false },
    });
    const removed = { title: { inWatchlist: false }, inWatchlist: false };
    expect((await house.run('ann', REMOVE, { id: 'title_a' })).data).toEqual({
      removeFromWatchlist: { ...removed, changed: true },
    });
    expect((await house.run('ann', REMOVE, { id: 'title_a' })).data).toEqual({
      removeFromWatchlist: { ...removed, changed: false },
    });
    expect(await told(house, 'user_ann')).toEqual([
      expect.objectContaining({ userId: 'user_ann', titleId: 'title_a', kind: 'WATCHLISTED', completion: null }),
      expect.objectContaining({ kind: 'UNWATCHLISTED' }),
    ]);
  });

  it('takes titles and gives up others in one go, each told of', async () => {
    await house.run('cat', ADD, { id: 'title_b' });
    const answer = await house.run('cat', SYNC, { add: ['title_a', 'title_b'], remove: ['title_c'] });
    expect(answer.data).toEqual({
      syncWatchlist: [
        { title: { id: 'title_a' }, inWatchlist: true, changed: true },
        { title: { id: 'title_b' }, inWatchlist: true, changed: false },
        { title: { id: 'title_c' }, inWatchlist: false, changed: false },
      ],
    });
    expect(await told(house, 'user_cat')).toHaveLength(2);
  });

  it.each([
    ['nothing', {}],
    ['a title twice', { add: ['title_a'], remove: ['title_a'] }],
    ['too many', { add: Array.from({ length: 101 }, (_, index) => `title_${index}`) }],
  ])('refuses to be brought up to date with %s', async (_, variables) => {
    expect(codeOf(await house.run('dan', SYNC, variables))).toBe('BAD_USER_INPUT');
  });

  it('pages through everything once, what was added last first, also what was added at the same instant', async () => {
    const addedAt = new Date('2026-11-01T00:00:00.000Z');
    const rows = Array.from({ length: 6 }, (_, index) => ({
      userId: 'user_ben',
      titleId: `title_old-${index}`,
      addedAt,
    }));
    await house.deps.db.watchlistEntry.createMany({ data: rows });
    for (const id of ['title_x', 'title_y', 'title_z']) await house.run('ben', ADD, { id });
    const found: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const result = await house.run('ben', LIST, { first: 2, after });
      expect(result.errors).toBeUndefined();
      const page = result.data?.['watchlist'] as {
        nodes: { title: { id: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      found.push(...page.nodes.map(({ title }) => title.id));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(found).toEqual(['title_z', 'title_y', 'title_x', ...rows.map(({ titleId }) => titleId)]);
  });

  it('is of one viewer alone', async () => {
    await house.run('cleo', ADD, { id: 'title_secret' });
    expect((await house.run('dan', LIST)).data).toMatchObject({ watchlist: { nodes: [] } });
    expect((await house.run('dan', OWN, titles(['title_secret']))).data).toMatchObject({
      _entities: [{ inWatchlist: false }],
    });
  });
});

describe('bad input', () => {
  it.each([
    ['a page of 10⁹', { first: 1_000_000_000 }, 'PAGE_SIZE_OUT_OF_RANGE'],
    ['a cursor that is none', { after: 'x' }, 'INVALID_CURSOR'],
    [
      'a cursor of another list',
      { after: encodeCursor('newOffers', ['2026-12-01T00:00:00.000Z', 'title_a']) },
      'INVALID_CURSOR',
    ],
    ['a cursor with a time that is none', { after: encodeCursor('watchlist', ['soon', 'title_a']) }, 'INVALID_CURSOR'],
    [
      'a cursor with an id that is none',
      { after: encodeCursor('watchlist', ['2026-12-01T00:00:00.000Z', '\u0000']) },
      'INVALID_CURSOR',
    ],
  ])('refuses %s', async (_, variables, code) => expect(codeOf(await house.run('ann', LIST, variables))).toBe(code));

  it('refuses the id of a person on the watchlist', async () =>
    expect(codeOf(await house.run('ann', ADD, { id: 'person_a' }))).toBe('INVALID_ID'));
});

describe('the worker', () => {
  it('publishes what was told and empties the outbox', async () => {
    const events = house.deps.bus.tail('user.interaction', AbortSignal.timeout(10_000))[Symbol.asyncIterator]();
    await house.deps.db.syncOutbox.deleteMany();
    await house.run('lea', ADD, { id: 'title_l' });
    const worker = await startWorker(house.deps);
    const { value } = await events.next();
    await worker.idle();
    await worker.stop();
    expect(value).toMatchObject({
      topic: 'user.interaction',
      key: 'user_lea',
      payload: { titleId: 'title_l', kind: 'WATCHLISTED' },
    });
    expect(await house.deps.db.syncOutbox.count()).toBe(0);
  });
});
