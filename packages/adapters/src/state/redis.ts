import { connectRedis } from '../redis/connect.ts';
import type { State } from './port.ts';

/** How long an answer is waited for, in ms. */
const PATIENCE = 2000;

/** Each is one step to Redis, so that nobody comes in between. */
const CLAIM = `
local known = redis.call('GET', KEYS[1])
if known then return known end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
return false`;
const REPLACE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
return 1`;
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end return 0`;

/**
 * The state that several processes share. It belongs into a Redis that evicts nothing.
 * @param variable where the URL was set, for messages.
 * @throws StartupError when Redis cannot be reached at the start.
 */
export async function createRedisState(url: string, variable: string): Promise<State> {
  const redis = await connectRedis(url, variable, { commandTimeout: PATIENCE, enableOfflineQueue: false });
  const place = (key: string) => `state:${key}`;
  return {
    async claim<T>(key: string, value: T, ttlSeconds: number) {
      const known = await redis.eval(CLAIM, 1, place(key), JSON.stringify(value), ttlSeconds);
      return typeof known === 'string' ? (JSON.parse(known) as T) : undefined;
    },
    async replace(key, from, to, ttlSeconds) {
      return (await redis.eval(REPLACE, 1, place(key), JSON.stringify(from), JSON.stringify(to), ttlSeconds)) === 1;
    },
    async release(key, value) {
      await redis.eval(RELEASE, 1, place(key), JSON.stringify(value));
    },
    close: async () => redis.disconnect(),
  };
}
