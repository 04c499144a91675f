import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Redis } from 'ioredis';
import { connectRedis } from '../redis/connect.ts';
import { createMemoryRateLimiter } from './memory.ts';
import type { Charge, RateLimiter, RateWindow, Verdict } from './port.ts';
import { type Counted, verdictOf } from './verdict.ts';

/** How long a request waits to be counted, in ms, and how long nobody is asked after a failure. */
const [PATIENCE_MS, PAUSE_MS] = [250, 1000];

/** What does not fit is not taken: the count that is answered would be above the quota, the count that is kept is not. */
const TAKE_WHAT_FITS = `
redis.call('set', KEYS[1], 0, 'EX', ARGV[2], 'NX')
local used = tonumber(redis.call('get', KEYS[1])) + tonumber(ARGV[1])
if used <= tonumber(ARGV[3]) then redis.call('incrby', KEYS[1], ARGV[1]) end
return {used, redis.call('pttl', KEYS[1])}`;

/**
 * Counts in Redis, for all processes together. The windows of a request are asked about in one write, so in one round trip.
 * While Redis is away or slow this process counts by itself.
 * @param report told once of each time that Redis is away.
 * @throws StartupError when Redis cannot be reached at the start.
 */
export async function createRedisRateLimiter(url: string, report: (error: unknown) => void): Promise<RateLimiter> {
  const redis = await connectRedis(url, 'RATE_LIMIT_URL', {
    commandTimeout: PATIENCE_MS,
    enableOfflineQueue: false,
    // What was counted here meanwhile is not counted there as well when Redis is back.
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
  });
  const memory = createMemoryRateLimiter();
  const asking = askingRedis(redis);
  const away = { told: false, until: 0 };
  const failed = (error: unknown) => {
    away.until = performance.now() + PAUSE_MS;
    if (!away.told) report(error);
    away.told = true;
  };
  const charge = async (charges: readonly Charge[]): Promise<Verdict> => {
    try {
      const verdict = await asking(charges);
      away.told = false;
      return verdict;
    } catch (error) {
      failed(error);
      return memory.chargeHere(charges);
    }
  };
  return {
    charge: (charges) => (performance.now() < away.until ? memory.chargeHere(charges) : charge(charges)),
    chargeHere: (charges) => memory.chargeHere(charges),
    close: async () => redis.disconnect(),
  };
}

/** Rejects when Redis does not answer. */
function askingRedis(redis: Redis): (charges: readonly Charge[]) => Promise<Verdict> {
  const limiters = new Map<RateWindow, RateLimiterRedis>();
  const limiterOf = (window: RateWindow): RateLimiterRedis => {
    const limiter = limiters.get(window) ?? createLimiter(redis, window);
    limiters.set(window, limiter);
    return limiter;
  };
  return async (charges) => {
    const counted = await Promise.all(charges.map((one) => take(limiterOf(one.window), one)));
    if (counted.some(({ fits }) => !fits)) giveBack(charges, counted, limiterOf);
    return verdictOf(charges, counted);
  };
}

const createLimiter = (storeClient: Redis, { name, quota, seconds }: RateWindow): RateLimiterRedis =>
  new RateLimiterRedis({
    storeClient,
    keyPrefix: `rate:${name}`,
    points: quota,
    duration: seconds,
    customIncrTtlLuaScript: TAKE_WHAT_FITS,
    rejectIfRedisNotReady: true,
  });

/** The library rejects with the count when there are not units enough, and with an error when it cannot tell. */
async function take(limiter: RateLimiterRedis, { key, units }: Charge): Promise<Counted> {
  try {
    return countedOf(await limiter.consume(key, units), true, 0);
  } catch (error) {
    if (error instanceof RateLimiterRes) return countedOf(error, false, units);
    throw error;
  }
}

const countedOf = ({ consumedPoints, msBeforeNext }: RateLimiterRes, fits: boolean, notTaken: number): Counted => ({
  used: consumedPoints - notTaken,
  fits,
  endsInMs: msBeforeNext,
});

/** What other windows of a refused request took. Nobody waits for it: a window that is not given back ends by itself. */
function giveBack(
  charges: readonly Charge[],
  counted: readonly Counted[],
  limiterOf: (window: RateWindow) => RateLimiterRedis,
): void {
  for (const [index, { window, key, units }] of charges.entries())
    if (counted[index]?.fits)
      void limiterOf(window)
        .reward(key, units)
        .catch(() => undefined);
}
