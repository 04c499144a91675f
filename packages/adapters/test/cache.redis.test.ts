import { type Socket, connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openCache } from '../src/index.ts';
import { cacheContract } from './cache.contract.ts';
import { describeRedis, isolatedUrl, removeKeys } from './redis.ts';

describeRedis('the cache over Redis', () => {
  const url = isolatedUrl();
  afterAll(() => removeKeys(url));

  cacheContract(() => openCache({ CACHE_URL: url }));

  it('misses and goes on while Redis is away, and reports it', async () => {
    const proxy = await startProxy(new URL(url));
    const reported: unknown[] = [];
    const through = new URL(url);
    through.host = `127.0.0.1:${proxy.port}`;
    const cache = await openCache({ CACHE_URL: through.href }, (error) => reported.push(error));
    await cache.set('key', 1, 60);
    expect(await cache.get('key')).toBe(1);
    proxy.stop();
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

/** Stands between the client and Redis, so that Redis can be "away" for one client only. */
async function startProxy(target: URL) {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 6379), target.hostname);
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => undefined));
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port: (server.address() as AddressInfo).port, stop };
}
