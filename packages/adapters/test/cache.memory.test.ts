import { describe, expect, it } from '@jest/globals';
import { openCache } from '../src/index.ts';
import { cacheContract } from './cache.contract.ts';

describe('the cache in memory', () => {
  cacheContract(() => openCache({ CACHE_URL: 'memory:' }));

  it('drops what was unused longest above 10,000 entries', async () => {
    const cache = await openCache({ CACHE_URL: 'memory:' });
    for (let key = 0; key < 10_000; key += 1) await cache.set(`${key}`, key, 60);
    await cache.get('0');
    await cache.set('one more', 1, 60);
    expect([await cache.get('0'), await cache.get('1'), await cache.get('one more')]).toEqual([0, undefined, 1]);
  });
});
