import { afterEach, describe, expect, it } from '@jest/globals';
import { hashOf } from '../../src/operations/hash.ts';
import { ADA, ME, TITLE, closeAll, codeOf, hashed, operations, start } from './fixture.ts';

afterEach(closeAll);

describe('a version', () => {
  it('is served while it is active, by every id that it is known by', async () => {
    const { publish, activate, retire, post, faults } = await start({ mode: 'ids' });
    const ids = ['me', hashOf(ME), `sha256:${hashOf(ME)}`, hashOf(ME).toUpperCase()];
    const answers = async () =>
      Promise.all(ids.map(async (documentId) => codeOf(await post({ documentId })) ?? 'data'));
    expect(await publish('ios~1.0', { me: ME })).toMatchObject({
      status: 201,
      changed: true,
      version: { state: 'PENDING' },
    });
    expect(await answers()).toEqual(Array(4).fill('PERSISTED_QUERY_NOT_FOUND'));
    expect(await activate('ios~1.0')).toMatchObject({ status: 200, changed: true, version: { state: 'ACTIVE' } });
    expect(await answers()).toEqual(Array(4).fill('data'));
    expect(await post(hashed(ME))).toMatchObject(ADA);
    expect(await retire('ios~1.0', '?force=true')).toMatchObject({ changed: true, version: { state: 'RETIRED' } });
    expect(await answers()).toEqual(Array(4).fill('PERSISTED_QUERY_NOT_FOUND'));
    expect(await activate('ios~1.0')).toMatchObject({ version: { state: 'ACTIVE' } });
    expect(await answers()).toEqual(Array(4).fill('data'));
    expect(faults).toEqual([]);
  });

  it('takes variables, and an operation name that its client sends too', async () => {
    const { publish, activate, post } = await start();
    await publish('ios~1.0', { title: TITLE });
    await activate('ios~1.0');
    const asked = { documentId: 'title', variables: { id: 'b1' }, operationName: 'Title' };
    expect(await post(asked)).toMatchObject({ data: { media: { title: 'The Trial' } } });
    expect(codeOf(await post({ documentId: 'title' }))).toBe('BAD_USER_INPUT');
  });

  it('stands beside others, and what both have is served until both are retired', async () => {
    const { publish, activate, retire, post } = await start();
    await publish('ios~1.0', { me: ME, title: TITLE });
    await publish('ios~2.0', { me: ME });
    for (const ref of ['ios~1.0', 'ios~2.0']) await activate(ref);
    await retire('ios~1.0');
    expect(await post({ documentId: 'me' })).toMatchObject(ADA);
    expect(codeOf(await post({ documentId: 'title', variables: { id: 'b1' } }))).toBe('PERSISTED_QUERY_NOT_FOUND');
    await retire('ios~2.0', '?force=true');
    expect(codeOf(await post({ documentId: 'me' }))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('is published once: the same again changes nothing, other content is refused', async () => {
    const { publish, activate } = await start();
    await publish('ios~1.0', { me: ME, title: TITLE });
    await activate('ios~1.0');
    const again = await publish('ios~1.0', [
      ['title', TITLE],
      ['me', ME],
    ]);
    expect(again).toMatchObject({ status: 200, changed: false, version: { state: 'ACTIVE', documents: 2 } });
    expect(await activate('ios~1.0')).toMatchObject({ status: 200, changed: false });
    for (const other of [{ me: ME }, { me: ME, t: TITLE }, { me: ME, title: `${TITLE} ` }])
      expect(await publish('ios~1.0', other)).toMatchObject({ status: 409, code: 'CONFLICT' });
  });

  it('is refused whole, with every problem', async () => {
    const { publish, admins } = await start({ limits: { depth: 3, characters: 200 } });
    const refused = await publish('ios~1.0', {
      good: ME,
      gone: 'query Gone { me { nope } }',
      broken: '{ me {',
      two: 'query A { me { id } } query B { me { id } }',
      deep: '{ media(id: "b1") { reviews { author { name } } } }',
      long: `{ me { id } } #${'x'.repeat(200)}`,
    });
    expect(refused).toMatchObject({ status: 400, code: 'MANIFEST_INVALID', count: 5 });
    const problems = refused['problems'] as { id: string; message: string }[];
    expect(problems.map(({ id }) => id)).toEqual(['Gone (gone)', 'broken', 'A (two)', 'deep', 'long']);
    for (const { message } of problems) expect(refused.detail).toContain(message);
    expect(await admins('GET', '')).toMatchObject({ versions: [] });
  });

  it('is refused where it cost too much whatever its variables are', async () => {
    const { publish } = await start({ limits: { cost: 0 } });
    expect(await publish('ios~1.0', { me: ME })).toMatchObject({ code: 'MANIFEST_INVALID' });
  });

  it("is refused where Apollo's manifest calls an operation otherwise than its text", async () => {
    const { publish } = await start();
    const manifest = {
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: '1', name: 'You', type: 'query', body: ME }],
    };
    expect((await publish('ios~1.0', manifest)).detail).toContain('It is called "You", and "Me" in its text.');
  });
});

describe('an id of another text', () => {
  const conflict = { status: 409, code: 'MANIFEST_ID_CONFLICT' };

  it('is refused, whoever has it; the same text is not', async () => {
    const { publish, retire } = await start();
    await publish('ios~1.0', { me: ME });
    expect(await publish('tv~1.0', { me: ME })).toMatchObject({ status: 201 });
    expect(await publish('web~1.0', { me: TITLE })).toMatchObject({ ...conflict, count: 2 });
    expect((await publish('ios~2.0', { me: TITLE })).detail).toContain('me: ios~1.0 has it for another text');
    for (const ref of ['ios~1.0', 'tv~1.0']) await retire(ref);
    expect(await publish('web~1.0', { me: TITLE })).toMatchObject({ status: 201 });
  });

  it('keeps a version from coming back', async () => {
    const { publish, activate, retire } = await start();
    await publish('ios~1.0', { me: ME });
    await retire('ios~1.0');
    await publish('ios~2.0', { me: TITLE });
    expect(await activate('ios~1.0')).toMatchObject(conflict);
  });

  it('is refused where a published operation has it', async () => {
    const { publish } = await start();
    const own = operations[0];
    expect(await publish('ios~1.0', { [`sha256:${own?.id}`]: ME })).toMatchObject(conflict);
    expect(await publish('ios~1.0', { [own?.id ?? '']: own?.document })).toMatchObject({ status: 201 });
  });
});

describe('a version that was asked for', () => {
  it('is retired after the days, or by force', async () => {
    let now = Date.UTC(2026, 0, 1);
    const { publish, activate, retire, post } = await start({ now: () => now });
    await publish('ios~1.0', { me: ME });
    await activate('ios~1.0');
    await post({ documentId: 'me' });
    expect(await retire('ios~1.0')).toMatchObject({
      status: 409,
      code: 'APP_VERSION_IN_USE',
      unusedDays: 7,
      lastUsedAt: '2026-01-01T00:00:00.000Z',
    });
    now += 6 * 86_400_000;
    expect(await retire('ios~1.0')).toMatchObject({ code: 'APP_VERSION_IN_USE' });
    expect(await retire('ios~1.0', '?unusedDays=6')).toMatchObject({ changed: true });
    await activate('ios~1.0');
    expect(await retire('ios~1.0', '?force=true')).toMatchObject({ changed: true });
    expect(await retire('ios~1.0')).toMatchObject({ status: 200, changed: false });
  });
});

describe('whoever asks', () => {
  it.each([
    ['guest', 401, 'UNAUTHENTICATED'],
    ['wrong', 401, 'UNAUTHENTICATED'],
    ['user', 403, 'FORBIDDEN'],
    ['moderator', 403, 'FORBIDDEN'],
  ])('as %s is refused', async (role, status, code) => {
    const { admins } = await start();
    for (const [method, path] of [
      ['GET', ''],
      ['PUT', '/ios~1.0'],
      ['POST', '/ios~1.0/retire'],
      ['GET', '/none/x'],
    ] as const)
      expect(await admins(method, path, method === 'GET' ? undefined : {}, role)).toMatchObject({ status, code });
  });

  it.each<[string, string, unknown, number, string]>([
    ['POST', '', {}, 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/ios~1.0', undefined, 405, 'METHOD_NOT_ALLOWED'],
    ['DELETE', '/ios~1.0/usage', undefined, 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/ios~1.0/nothing', undefined, 404, 'ROUTE_NOT_FOUND'],
    ['PUT', '/ios', { me: ME }, 400, 'BAD_USER_INPUT'],
    ['PUT', '/~1', { me: ME }, 400, 'BAD_USER_INPUT'],
    ['PUT', '/a~b~c', { me: ME }, 400, 'BAD_USER_INPUT'],
    ['PUT', '/a~%E0%A4%A', { me: ME }, 400, 'BAD_USER_INPUT'],
    ['PUT', `/${'a'.repeat(101)}~1`, { me: ME }, 400, 'BAD_USER_INPUT'],
    ['PUT', '/ios~1.0', '{', 400, 'INVALID_JSON'],
    ['PUT', '/ios~1.0', '"x"', 400, 'MANIFEST_INVALID'],
    ['POST', '/ios~1.0/activate', undefined, 404, 'NOT_FOUND'],
    ['POST', '/ios~1.0/retire', undefined, 404, 'NOT_FOUND'],
    ['POST', '/ios~1.0/retire?unusedDays=-1', undefined, 400, 'BAD_USER_INPUT'],
    ['POST', '/ios~1.0/retire?force=yes', undefined, 400, 'BAD_USER_INPUT'],
    ['GET', '/ios~1.0/usage', undefined, 404, 'NOT_FOUND'],
  ])('%s %s is answered in order', async (method, path, body, status, code) => {
    const { admins, faults } = await start();
    expect(await admins(method, path, body)).toMatchObject({ status, code });
    expect(faults).toEqual([]);
  });

  it('sends no more than is read', async () => {
    const { url } = await start();
    const headers = { authorization: 'Bearer admin', 'content-type': 'application/json' };
    const body = ' '.repeat(16_777_217);
    const response = await fetch(`${url}/admin/apps/ios~1.0`, { method: 'PUT', headers, body });
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'PAYLOAD_TOO_LARGE' }]);
  });
});
