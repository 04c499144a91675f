import { afterAll, describe, expect, it } from '@jest/globals';
import { openCache } from '../src/index.ts';
import { cacheContract } from './cache.contract.ts';
import { startRedisProxy } from './proxy.ts';
import { describeRedis, isolatedUrl, removeKeys } from './redis.ts';

describeRedis('the cache over Redis', () => {
  const url = isolatedUrl();
  afterAll(() => removeKeys(url));

  cacheContract(() => openCache({ CACHE_URL: url }));

  it('misses and goes on while Redis is away, and reports it', async () => {
    const proxy = await startRedisProxy(url);
    const reported: unknown[] = [];
    const cache = await openCache({ CACHE_URL: proxy.url }, (error) => reported.push(error));
    await cache.set('key', 1, 60);
    expect(await cache.get('key')).toBe(1);
    await proxy.stop();
    await cache.set('key', 2, 60);
    expect(await cache.get('key')).toBeUndefined();
    await cache.delete('key');
    expect(reported).toHaveLength(3);
    await cache.close();
  });
});

describe('a Redis that cannot be reached', () => {
  it('is one line without its password', async () => {
    await expect(openCache({ CACHE_URL: 'redis://:hunter2secret@127.0.0.1:1' })).rejects.toMatchObject({
      name: 'StartupError',
      message: 'Redis at 127.0.0.1:1 (CACHE_URL) cannot be reached: connection refused.',
    });
  });
});
