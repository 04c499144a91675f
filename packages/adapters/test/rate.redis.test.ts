import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from '@jest/globals';
import { type Charge, type RateLimiter, openRateLimiter } from '../src/index.ts';
import { startRedisProxy } from './proxy.ts';
import { rateContract } from './rate.contract.ts';
import { describeRedis, isolatedUrl, removeKeys } from './redis.ts';

const MINUTE = { name: 'minute', quota: 5, seconds: 60 };
const use = (key: string): readonly Charge[] => [{ key, window: MINUTE, units: 1 }];

describeRedis('the rate limiter over Redis', () => {
  const url = isolatedUrl();
  afterAll(() => removeKeys(url));
  const open = async (address = url, report: (error: unknown) => void = () => undefined): Promise<RateLimiter> =>
    (await openRateLimiter(address, report)) as RateLimiter;

  rateContract(open);

  it('counts for all processes together', async () => {
    const [one, other] = [await open(), await open()];
    for (const limiter of [one, other, one, other, one]) await limiter.charge(use('together'));
    expect((await other.charge(use('together'))).retryAfterSeconds).toBeDefined();
    await Promise.all([one.close(), other.close()]);
  });

  it('counts by itself while Redis is away, tells of it once, and goes back to Redis', async () => {
    const proxy = await startRedisProxy(url);
    const reported: unknown[] = [];
    const limiter = await open(proxy.url, (error) => reported.push(error));
    await limiter.charge(use('away'));
    await proxy.stop();
    const alone = await Promise.all(Array.from({ length: 8 }, () => limiter.charge(use('away'))));
    expect(alone.filter(({ retryAfterSeconds }) => retryAfterSeconds === undefined)).toHaveLength(5);
    expect(reported).toHaveLength(1);
    await proxy.start();
    // The pause after a failure, and the client's before it connects again.
    await sleep(2500);
    expect((await limiter.charge(use('away'))).windows[0]?.remaining).toBe(3);
    expect(reported).toHaveLength(1);
    await Promise.all([limiter.close(), proxy.stop()]);
  });
});
