import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Cache } from '../src/index.ts';

/** What every cache must hold, whatever engine is underneath. */
export function cacheContract(open: () => Promise<Cache>): void {
  let cache: Cache;
  beforeAll(async () => {
    cache = await open();
  });
  afterAll(() => cache.close());

  it('gives back a JSON value as it was', async () => {
    const value = { text: 'Amélie', list: [1, null, false], nested: { empty: '' } };
    await cache.set('value', value, 60);
    expect(await cache.get('value')).toEqual(value);
  });

  it('gives a copy that nobody else can change', async () => {
    const value = { list: [1] };
    await cache.set('copy', value, 60);
    value.list.push(2);
    (await cache.get<typeof value>('copy'))?.list.push(3);
    expect(await cache.get('copy')).toEqual({ list: [1] });
  });

  it('tells null from nothing', async () => {
    await cache.set('null', null, 60);
    expect(await cache.get('null')).toBeNull();
    expect(await cache.get('nothing')).toBeUndefined();
  });

  it('replaces and deletes', async () => {
    await cache.set('key', 1, 60);
    await cache.set('key', 2, 60);
    expect(await cache.get('key')).toBe(2);
    await cache.delete('key');
    expect(await cache.get('key')).toBeUndefined();
    await expect(cache.delete('key')).resolves.toBeUndefined();
  });

  it('forgets a value when its time is over', async () => {
    await cache.set('short', 1, 1);
    expect(await cache.get('short')).toBe(1);
    await sleep(1100);
    expect(await cache.get('short')).toBeUndefined();
  });
}
