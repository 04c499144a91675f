import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createMemoryState, type State } from '@media-gateway/adapters/state';
import { AppError } from '@media-gateway/kernel';
import { json } from '../facades/rest-server.ts';
import { type Library, serveLibrary } from './library.ts';
import { openTestState } from './redis.ts';

interface Options {
  readonly key?: string;
  readonly viewer?: string;
  readonly path?: string;
}

async function log({ url }: Library, entry: string, { key, viewer = 'user_a', path = '/log' }: Options) {
  const headers = { authorization: `Bearer ${viewer}`, ...(key !== undefined && { 'idempotency-key': key }) };
  const init = json(path === '/log' ? { entry } : { body: entry }, headers);
  const response = await fetch(`${url}${path}`, { method: 'POST', ...init });
  const body = (await response.json()) as { data?: { log?: string[] }; code?: string };
  return {
    status: response.status,
    replayed: response.headers.get('idempotent-replayed'),
    body,
    headers: response.headers,
  };
}

const redis = await openTestState();
afterAll(() => redis.close());

const states: readonly [string, () => State | undefined][] = [
  ['in memory', () => createMemoryState()],
  ['on Redis', () => redis.state],
];

describe.each(states)('a mutation with a key, %s', (where, open) => {
  const state = open();
  const test = state ? it : it.skip;
  if (!state) return void it.skip(`${where} [skipped: no Redis]`, () => undefined);
  const gateways = Promise.all([serveLibrary({ state }), serveLibrary({ state })]);

  test('is run once and answered twice alike, by another gateway too', async () => {
    const [one, other] = await gateways;
    const key = `"${randomUUID()}"`;
    const first = await log(one, `once ${key}`, { key });
    const again = await log(other, `once ${key}`, { key });
    expect([first.status, first.replayed, again.status, again.replayed]).toEqual([200, null, 200, 'true']);
    expect(again.body).toEqual(first.body);
    expect(other.asked.filter((asked) => asked.includes('log'))).toEqual([]);
  });

  test('takes a key with and without quotes for the same', async () => {
    const [one] = await gateways;
    const key = randomUUID();
    await log(one, `quoted ${key}`, { key });
    expect(await log(one, `quoted ${key}`, { key: `"${key}"` })).toMatchObject({ replayed: 'true' });
  });

  test('is refused when the values are others: 422', async () => {
    const [one] = await gateways;
    const key = randomUUID();
    await log(one, 'a', { key });
    expect(await log(one, 'b', { key })).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  test('is somebody else’s for another viewer and another route', async () => {
    const [one] = await gateways;
    const key = randomUUID();
    await log(one, `mine ${key}`, { key });
    expect((await log(one, `mine ${key}`, { key, viewer: 'user_b' })).replayed).toBeNull();
    expect(await log(one, 'x', { key, path: '/media/b1/reviews' })).toMatchObject({ status: 201, replayed: null });
    expect(await log(one, 'x', { key, path: '/media/b1/reviews' })).toMatchObject({ status: 201, replayed: 'true' });
  });

  test('waits for none who runs: 409 until it is done, also when its client has left', async () => {
    const gate = deferred();
    const begun = deferred();
    const slow = await serveLibrary({
      state,
      before: () => {
        begun.resolve();
        return gate.promise;
      },
    });
    const [quick] = await gateways;
    const key = randomUUID();
    const leaving = new AbortController();
    const init = json({ entry: `slow ${key}` }, { authorization: 'Bearer user_a', 'idempotency-key': key });
    const left = fetch(`${slow.url}/log`, { method: 'POST', ...init, signal: leaving.signal }).catch(() => 'left');
    await begun.promise;
    const meanwhile = await log(quick, `slow ${key}`, { key });
    expect(meanwhile).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_IN_USE' } });
    expect(meanwhile.headers.get('retry-after')).toBe('1');
    leaving.abort();
    expect(await left).toBe('left');
    gate.resolve();
    await expect(settled(() => log(quick, `slow ${key}`, { key }))).resolves.toMatchObject({
      status: 200,
      replayed: 'true',
    });
  });

  test('is run again when a subgraph failed', async () => {
    const failing = { left: 1 };
    const broken = await serveLibrary({
      state,
      before: () => {
        failing.left -= 1;
        if (failing.left >= 0) throw new AppError('SUBGRAPH_UNAVAILABLE', 'The subgraph "users" is down.');
      },
    });
    const key = randomUUID();
    expect(await log(broken, `failed ${key}`, { key })).toMatchObject({ status: 503 });
    expect(await log(broken, `failed ${key}`, { key })).toMatchObject({ status: 200, replayed: null });
    expect(await log(broken, `failed ${key}`, { key })).toMatchObject({ status: 200, replayed: 'true' });
  });

  test('is forgotten when its time is over', async () => {
    const forgetful = await serveLibrary({ state, keepSeconds: 1 });
    const key = randomUUID();
    await log(forgetful, `short ${key}`, { key });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await log(forgetful, `short ${key}`, { key })).toMatchObject({ status: 200, replayed: null });
  });

  test('without a key is run each time', async () => {
    const [one] = await gateways;
    const word = randomUUID();
    await log(one, `${word} 1`, {});
    expect((await log(one, `${word} 1`, {})).body.data?.log).toHaveLength(2);
  });
});

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

/** What it answers once it answers something else than that it is in use. */
async function settled<T extends { readonly status: number }>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const answered = await ask();
    if (answered.status !== 409) return answered;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('a key', () => {
  it.each([['two words'], ['""'], ['"a\\b"'], ['x'.repeat(256)], ['"a", "b"']])('%s is none', async (key) => {
    const library = await serveLibrary();
    expect(await log(library, 'x', { key })).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
    expect(library.asked).toEqual([]);
  });

  it('means nothing where the state cannot be asked: nothing is run', async () => {
    const away = async () => Promise.reject(new Error('Connection is closed.'));
    const state: State = { claim: away, replace: away, release: away, close: async () => undefined };
    const library = await serveLibrary({ state });
    const answered = await log(library, 'x', { key: 'k' });
    expect(answered).toMatchObject({ status: 503, body: { code: 'IDEMPOTENCY_UNAVAILABLE' } });
    expect(answered.headers.get('retry-after')).toBe('1');
    expect([library.asked, library.faults]).toEqual([[], [expect.any(Error)]]);
    expect((await log(library, 'x', {})).status).toBe(200);
  });

  it('of a read is not looked at', async () => {
    const library = await serveLibrary();
    const { status } = await fetch(`${library.url}/media/b1`, { headers: { 'idempotency-key': 'two words' } });
    expect(status).toBe(200);
  });

  it('of what was too long to be kept says that it was done', async () => {
    const library = await serveLibrary();
    const entry = `long ${'x'.repeat(95_000)}`;
    for (let before = 0; before < 2; before += 1) await log(library, entry, {});
    expect((await log(library, entry, { key: 'long' })).status).toBe(200);
    expect(await log(library, entry, { key: 'long' })).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
    expect(library.asked).toHaveLength(3);
  });
});
