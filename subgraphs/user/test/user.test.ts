import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seed } from '../src/seed.ts';
import { type Harness, NOW, codeOf, startHarness } from './harness.ts';

let house: Harness;

beforeAll(async () => {
  house = await startHarness();
}, 60_000);

afterAll(() => house.deps.close());

const VIEWER = '{ viewer { role scopes user { id name preferences { regions platforms updatedAt } devices { id } } } }';
const UPDATE =
  'mutation ($input: PreferencesInput!) { updatePreferences(input: $input) { platforms regions languages genresLiked genresDisliked certificationCeiling updatedAt } }';
const REGISTER =
  'mutation ($input: DeviceInput!) { registerDevice(input: $input) { id name type platform capabilities lastSeenAt } }';
const REMOVE = 'mutation ($id: ID!) { removeDevice(id: $id) }';
const DEVICES = '{ viewer { user { devices { id name } } } }';

const register = (as: string | null, input: object = {}) =>
  house.run(as, REGISTER, { input: { name: 'Living room', type: 'TV', ...input } });
const idOf = (result: Awaited<ReturnType<typeof register>>) => (result.data?.['registerDevice'] as { id: string }).id;

describe('viewer', () => {
  it('is a guest without a token, and has no account', async () => {
    expect((await house.run(null, VIEWER)).data).toEqual({ viewer: { role: 'GUEST', scopes: [], user: null } });
    expect(await house.deps.db.account.count()).toBe(0);
  });

  it('has an account from first use on, once, even when two requests come first', async () => {
    const [first, second] = await Promise.all([house.run('jane-doe', VIEWER), house.run('jane-doe', VIEWER)]);
    const user = {
      id: 'user_jane-doe',
      name: 'Jane Doe',
      preferences: { regions: [], platforms: [], updatedAt: null },
      devices: [],
    };
    expect(first.data).toEqual({ viewer: { role: 'PREMIUM', scopes: ['read:preferences'], user } });
    expect(second.data).toEqual(first.data);
    expect(await house.deps.db.account.count({ where: { id: 'user_jane-doe' } })).toBe(1);
  });
});

describe('User', () => {
  const entities = (...ids: string[]) =>
    `{ _entities(representations: [${ids.map((id) => `{ __typename: "User", id: "${id}" }`).join(', ')}]) { ... on User { name preferences { regions } devices { id } } } }`;

  it('is found by the user themselves, and by nobody else', async () => {
    expect((await house.run('ann', entities('user_ann'))).data).toEqual({
      _entities: [{ name: 'Ann', preferences: { regions: [] }, devices: [] }],
    });
    expect(codeOf(await house.run('ben', entities('user_ann')))).toBe('FORBIDDEN');
    expect(codeOf(await house.run(null, entities('user_ann')))).toBe('UNAUTHENTICATED');
    expect(codeOf(await house.run('ben', entities('device_ann')))).toBe('INVALID_ID');
  });

  it('costs three statements, however often it is asked for', async () => {
    await house.run('ann', VIEWER);
    house.statements.length = 0;
    const result = await house.run('ann', entities(...Array.from({ length: 50 }, () => 'user_ann')));
    expect(result.errors).toBeUndefined();
    expect(house.statements).toHaveLength(3);
  });
});

describe('updatePreferences', () => {
  it('changes what is named and keeps the rest', async () => {
    await house.run('cleo', UPDATE, {
      input: { regions: ['mx', 'US'], languages: ['es-mx'], platforms: ['mubi'], genresLiked: ['DRAMA'] },
    });
    const { data } = await house.run('cleo', UPDATE, {
      input: { platforms: ['netflix'], genresDisliked: ['HORROR'], certificationCeiling: 'PG-13' },
    });
    expect(data).toEqual({
      updatePreferences: {
        platforms: ['netflix'],
        regions: ['MX', 'US'],
        languages: ['es-MX'],
        genresLiked: ['DRAMA'],
        genresDisliked: ['HORROR'],
        certificationCeiling: 'PG-13',
        updatedAt: NOW,
      },
    });
    expect((await house.run('cleo', VIEWER)).data).toMatchObject({
      viewer: { user: { preferences: { regions: ['MX', 'US'], updatedAt: NOW } } },
    });
  });

  it.each([
    ['a guest', null, {}, 'UNAUTHENTICATED'],
    ['an unknown region', 'dan', { regions: ['XX'] }, 'UNKNOWN_REGION'],
    ['a language that is no tag', 'dan', { languages: ['not a tag'] }, 'UNKNOWN_LOCALE'],
    ['a platform code that cannot be one', 'dan', { platforms: ['Net Flix'] }, 'UNKNOWN_PLATFORM'],
    ['a genre that cannot be one', 'dan', { genresLiked: ['drama!'] }, 'BAD_USER_INPUT'],
    ['a genre both liked and disliked', 'dan', { genresLiked: ['WAR'], genresDisliked: ['WAR'] }, 'BAD_USER_INPUT'],
    ['a list without end', 'dan', { regions: Array.from({ length: 51 }, () => 'US') }, 'BAD_USER_INPUT'],
    ['a ceiling that is empty', 'dan', { certificationCeiling: ' ' }, 'BAD_USER_INPUT'],
    ['a ceiling with control characters', 'dan', { certificationCeiling: 'P\u0000G' }, 'BAD_USER_INPUT'],
  ])('refuses %s and changes nothing', async (_, as, input, code) => {
    expect(codeOf(await house.run(as, UPDATE, { input }))).toBe(code);
    expect(await house.deps.db.preferences.count({ where: { userId: 'user_dan' } })).toBe(0);
  });
});

describe('devices', () => {
  it('are registered and removed by their owner', async () => {
    const registered = await register('eve', { platform: 'tizen', capabilities: ['4k', 'hdr10'] });
    expect(registered.data).toMatchObject({
      registerDevice: {
        name: 'Living room',
        type: 'TV',
        platform: 'tizen',
        capabilities: ['4k', 'hdr10'],
        lastSeenAt: NOW,
      },
    });
    const id = idOf(registered);
    expect(id).toMatch(/^device_/);
    expect((await house.run('eve', DEVICES)).data).toEqual({
      viewer: { user: { devices: [{ id, name: 'Living room' }] } },
    });
    expect((await house.run('eve', REMOVE, { id })).data).toEqual({ removeDevice: true });
    expect(codeOf(await house.run('eve', REMOVE, { id }))).toBe('NOT_FOUND');
  });

  it('of another user are not there to be removed', async () => {
    const id = idOf(await register('fay'));
    expect(codeOf(await house.run('gus', REMOVE, { id }))).toBe('NOT_FOUND');
    expect((await house.run('fay', DEVICES)).data).toMatchObject({ viewer: { user: { devices: [{ id }] } } });
  });

  it('are ten at most, also when twelve come at once', async () => {
    const codes = (await Promise.all(Array.from({ length: 12 }, () => register('hal')))).map(codeOf);
    expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(2);
    expect(codes.filter((code) => code === undefined)).toHaveLength(10);
  });

  it.each([
    ['a guest', null, {}, 'UNAUTHENTICATED'],
    ['a name that is empty', 'ida', { name: '  ' }, 'BAD_USER_INPUT'],
    ['a name without end', 'ida', { name: 'x'.repeat(81) }, 'BAD_USER_INPUT'],
    ['a type that is none', 'ida', { type: 'FRIDGE' }, 'BAD_USER_INPUT'],
    ['a capability that cannot be one', 'ida', { capabilities: ['4 k'] }, 'BAD_USER_INPUT'],
    [
      'capabilities without end',
      'ida',
      { capabilities: Array.from({ length: 21 }, (_, index) => `c${index}`) },
      'BAD_USER_INPUT',
    ],
  ])('refuse %s', async (_, as, input, code) => {
    expect(codeOf(await register(as, input))).toBe(code);
    expect(await house.deps.db.device.count({ where: { userId: 'user_ida' } })).toBe(0);
  });

  it('refuse to remove the id of something else', async () =>
    expect(codeOf(await house.run('ida', REMOVE, { id: 'title_a' }))).toBe('INVALID_ID'));
});

describe('the seed', () => {
  it('makes the demo account once and leaves what its user changed', async () => {
    await seed(house.deps);
    await house.run('demo', UPDATE, { input: { regions: ['JP'] } });
    await seed(house.deps);
    expect((await house.run('demo', VIEWER)).data).toMatchObject({
      viewer: { user: { name: 'Demo', preferences: { regions: ['JP'] } } },
    });
  });
});
