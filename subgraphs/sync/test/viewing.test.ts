import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Harness, codeOf, startHarness } from './harness.ts';
import { ADD, OWN, titles, told } from './operations.ts';

let house: Harness;

beforeAll(async () => {
  house = await startHarness();
}, 60_000);

afterAll(() => house.deps.close());

const PROGRESS =
  'mutation ($input: ProgressInput!) { setProgress(input: $input) { positionSeconds share completed title { id } } }';
const progress = (
  as: string | null,
  titleId: string,
  positionSeconds: number,
  durationSeconds = 1000,
  more: object = {},
) => house.run(as, PROGRESS, { input: { titleId, positionSeconds, durationSeconds, ...more } });

describe('progress', () => {
  it('is told with the watched share, and once when complete', async () => {
    for (const position of [20, 500, 500, 960, 990]) await progress('eve', 'title_b', position);
    expect(await told(house, 'user_eve')).toEqual([
      expect.objectContaining({ kind: 'PROGRESSED', completion: 0.5 }),
      expect.objectContaining({ kind: 'COMPLETED', completion: 0.96 }),
    ]);
  });

  it('below 30 seconds is accepted and not recorded', async () => {
    expect((await progress('fay', 'title_b', 12)).data).toEqual({
      setProgress: { positionSeconds: 12, share: 0.012, completed: false, title: { id: 'title_b' } },
    });
    expect((await house.run('fay', OWN, titles(['title_b']))).data).toMatchObject({ _entities: [{ progress: null }] });
    await progress('fay', 'title_b', 300);
    expect((await progress('fay', 'title_b', 0)).data).toMatchObject({ setProgress: { positionSeconds: 300 } });
  });

  it('of what is not complete makes continueWatching, last watched first', async () => {
    for (const [id, position] of [
      ['title_1', 100],
      ['title_2', 999],
      ['title_3', 100],
      ['title_1', 200],
    ] as const)
      await progress('gus', id, position);
    const query = '{ continueWatching { title { id } positionSeconds } }';
    expect((await house.run('gus', query)).data).toEqual({
      continueWatching: [
        { title: { id: 'title_1' }, positionSeconds: 200 },
        { title: { id: 'title_3' }, positionSeconds: 100 },
      ],
    });
  });

  it.each([
    ['beyond the end', 'title_b', 1001, 1000, {}, 'BAD_USER_INPUT'],
    ['before the start', 'title_b', -1, 1000, {}, 'BAD_USER_INPUT'],
    ['in no time', 'title_b', 0, 0, {}, 'BAD_USER_INPUT'],
    ['in more than two days', 'title_b', 60, 172_801, {}, 'BAD_USER_INPUT'],
    ['in a person', 'person_b', 60, 1000, {}, 'INVALID_ID'],
    ['on a device that is none', 'title_b', 60, 1000, { deviceId: 'tv' }, 'INVALID_ID'],
  ] as const)('is refused %s and records nothing', async (_, titleId, position, duration, more, code) => {
    expect(codeOf(await progress('hal', titleId, position, duration, more))).toBe(code);
    expect(await house.deps.db.progress.count({ where: { userId: 'user_hal' } })).toBe(0);
  });
});

describe('Title.inWatchlist and Title.progress', () => {
  it('cost two statements for a page of 50 titles', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `title_p${index}`);
    await house.run('ida', ADD, { id: 'title_p7' });
    await progress('ida', 'title_p8', 960);
    house.statements.length = 0;
    const { data } = await house.run('ida', OWN, titles(ids));
    expect(house.statements).toHaveLength(2);
    const found = data?.['_entities'] as unknown[];
    expect(found.slice(7, 9)).toEqual([
      { id: 'title_p7', inWatchlist: true, progress: null },
      { id: 'title_p8', inWatchlist: false, progress: { share: 0.96, completed: true } },
    ]);
  });

  it('are null for a guest, who has neither', async () => {
    expect((await house.run(null, OWN, titles(['title_a']))).data).toEqual({
      _entities: [{ id: 'title_a', inWatchlist: null, progress: null }],
    });
  });

  it('follow two changes in one request', async () => {
    const query = `mutation { a: addToWatchlist(titleId: "title_q") { title { inWatchlist } } b: removeFromWatchlist(titleId: "title_q") { title { inWatchlist } } }`;
    expect((await house.run('ida', query)).data).toEqual({
      a: { title: { inWatchlist: true } },
      b: { title: { inWatchlist: false } },
    });
  });
});

describe('rights', () => {
  it.each([
    ['watchlist', '{ watchlist { nodes { addedAt } } }'],
    ['continueWatching', '{ continueWatching { share } }'],
    ['addToWatchlist', 'mutation { addToWatchlist(titleId: "title_a") { changed } }'],
    ['removeFromWatchlist', 'mutation { removeFromWatchlist(titleId: "title_a") { changed } }'],
    [
      'setProgress',
      'mutation { setProgress(input: { titleId: "title_a", positionSeconds: 60, durationSeconds: 100 }) { share } }',
    ],
  ])('%s needs a signed-in viewer', async (_, query) =>
    expect(codeOf(await house.run(null, query))).toBe('UNAUTHENTICATED'),
  );

  const user = (id: string) =>
    `{ _entities(representations: [{ __typename: "User", id: "${id}" }]) { ... on User { watchlist { nodes { title { id } } } continueWatching { share } } } }`;

  it('a user sees their own lists through User, and nobody else theirs', async () => {
    await house.run('joe', ADD, { id: 'title_j' });
    expect((await house.run('joe', user('user_joe'))).data).toEqual({
      _entities: [{ watchlist: { nodes: [{ title: { id: 'title_j' } }] }, continueWatching: [] }],
    });
    expect(codeOf(await house.run('kim', user('user_joe')))).toBe('FORBIDDEN');
    expect(codeOf(await house.run(null, user('user_joe')))).toBe('UNAUTHENTICATED');
    expect(codeOf(await house.run('kim', user('title_joe')))).toBe('INVALID_ID');
  });
});
