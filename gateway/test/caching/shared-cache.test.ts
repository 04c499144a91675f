import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Agent, type Dispatcher, cacheStores, interceptors, request } from 'undici';
import { type StartedGateway, addressOf, published, startGateway } from './fixture.ts';

const ADA = { authorization: 'Bearer ada' };
const BOB = { authorization: 'Bearer bob' };

let started: StartedGateway;
const caches: Dispatcher[] = [];
beforeEach(async () => {
  started = await startGateway();
});
afterEach(async () => {
  await Promise.all(caches.splice(0).map((cache) => cache.close()));
  await started.close();
});

/** A cache after RFC 9111 between clients and the gateway: of a CDN, or of one browser. */
function createCache(type: 'shared' | 'private') {
  const store = new cacheStores.MemoryCacheStore();
  const dispatcher = new Agent().compose(interceptors.cache({ type, store }));
  caches.push(dispatcher);
  return async (path: string, headers: Record<string, string> = {}) => {
    const { body } = await request(`${started.url}${path}`, { dispatcher, headers });
    return (await body.json()) as { data: unknown };
  };
}

const mark = (id: string, who: Record<string, string>) =>
  fetch(`${started.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...who },
    body: JSON.stringify({ documentId: published('Mark').id, variables: { id } }),
  });

const ALIEN = { data: { title: { name: 'Alien' } } };

describe.each([
  ['GraphQL by id', (name: string, id?: string) => addressOf(name, id && JSON.stringify({ id }))],
  ['REST', (name: string, id?: string) => `/api/v1${published(name).http?.route.replace('{id}', id ?? '')}`],
])('%s behind a CDN', (_, pathOf) => {
  it('is asked once for what everybody may know, by whomever', async () => {
    const ask = createCache('shared');
    for (const who of [{}, ADA, BOB, {}, ADA]) expect(await ask(pathOf('Title', 't1'), who)).toMatchObject(ALIEN);
    expect(started.reached).toBe(1);
  });

  it('is asked each time for what is theirs, and nobody gets what is another’s', async () => {
    const ask = createCache('shared');
    await mark('a', ADA);
    await mark('b', BOB);
    const marks = async (who: Record<string, string>) => (await ask(pathOf('Marked', 't1'), who)).data;
    const before = started.reached;
    for (const [who, expected] of [
      [ADA, ['a']],
      [BOB, ['b']],
      [{}, []],
      [ADA, ['a']],
      [BOB, ['b']],
    ] as const)
      expect(await marks(who)).toEqual({ title: { name: 'Alien', marks: expected } });
    expect(started.reached - before).toBe(5);
  });

  it('is asked again for what had an error or was not there', async () => {
    const ask = createCache('shared');
    for (let time = 0; time < 2; time += 1) await ask(pathOf('Broken', 't1'));
    expect(started.reached).toBe(2);
    expect(await ask(pathOf('Title', 't2'))).not.toMatchObject({ data: { title: { name: 'Dark' } } });
    started.names.set('t2', 'Dark');
    expect(await ask(pathOf('Title', 't2'))).toMatchObject({ data: { title: { name: 'Dark' } } });
  });

  it('is asked whether it is still so when the time is over, and then for the new', async () => {
    const ask = createCache('shared');
    const news = async () => (await ask(pathOf('News'))).data;
    expect([await news(), await news(), started.reached]).toEqual([{ news: 'old' }, { news: 'old' }, 1]);
    await wait(1100);
    expect([await news(), started.reached]).toEqual([{ news: 'old' }, 2]);
    started.tell('new');
    await wait(1100);
    expect([await news(), started.reached]).toEqual([{ news: 'new' }, 3]);
  });

  it('is asked each time by a browser for what is theirs, and another who signs in there gets their own', async () => {
    const ask = createCache('private');
    await mark('a', ADA);
    const marks = async (who: Record<string, string>) => (await ask(pathOf('Marked', 't1'), who)).data;
    for (const [who, expected] of [
      [ADA, ['a']],
      [ADA, ['a']],
      [BOB, []],
      [{}, []],
      [ADA, ['a']],
    ] as const)
      expect(await marks(who)).toEqual({ title: { name: 'Alien', marks: expected } });
    await mark('b', ADA);
    expect(await marks(ADA)).toEqual({ title: { name: 'Alien', marks: ['a', 'b'] } });
  });
});

describe('one address', () => {
  it('is what clients ask whose variables come in another order', async () => {
    const ask = createCache('shared');
    const location = async (variables: string) => {
      const { headers } = await fetch(`${started.url}${addressOf('Title', variables)}`);
      return headers.get('content-location') ?? addressOf('Title', variables);
    };
    const told = [
      await location('{"filter":{"from":1,"to":2},"id":"t1"}'),
      await location('{"id":"t1","filter":{"to":2,"from":1}}'),
    ];
    const before = started.reached;
    for (const path of told) expect(await ask(path)).toMatchObject(ALIEN);
    expect(started.reached - before).toBe(1);
  });
});
