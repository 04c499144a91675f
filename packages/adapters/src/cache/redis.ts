import { connectRedis } from '../redis/connect.ts';
import type { Cache } from './port.ts';

/** How long an answer is worth waiting for, in ms: above it, asking the source is no slower. */
const PATIENCE = 500;

/**
 * The cache that several processes share. While Redis is away every read misses and nothing is stored: the callers go on
 * without a cache, and each failure is reported.
 * @throws StartupError when Redis cannot be reached at the start.
 */
export async function createRedisCache(
  url: string,
  report: (error: unknown) => void = () => undefined,
): Promise<Cache> {
  const redis = await connectRedis(url, 'CACHE_URL', { commandTimeout: PATIENCE, enableOfflineQueue: false });
  const place = (key: string) => `cache:${key}`;
  return {
    async get<T>(key: string) {
      const json = await redis.get(place(key)).catch(report);
      return typeof json === 'string' ? (JSON.parse(json) as T) : undefined;
    },
    async set(key, value, ttlSeconds) {
      await redis.set(place(key), JSON.stringify(value), 'EX', ttlSeconds).catch(report);
    },
    async delete(key) {
      await redis.del(place(key)).catch(report);
    },
    close: async () => redis.disconnect(),
  };
}
