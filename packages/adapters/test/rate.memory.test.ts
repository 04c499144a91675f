import { describe, expect, it } from '@jest/globals';
import { type RateWindow, createMemoryRateLimiter, openRateLimiter } from '../src/index.ts';
import { rateContract } from './rate.contract.ts';

const MINUTE: RateWindow = { name: 'minute', quota: 1, seconds: 60 };

describe('the rate limiter in memory', () => {
  rateContract(async () => createMemoryRateLimiter());

  it('answers at once', () => {
    expect(createMemoryRateLimiter().charge([{ key: 'a', window: MINUTE, units: 1 }])).not.toBeInstanceOf(Promise);
  });

  it('keeps a bounded number of windows, and forgets the one unused longest', () => {
    const limiter = createMemoryRateLimiter(Date.now, 2);
    const isTaken = (key: string) =>
      limiter.chargeHere([{ key, window: MINUTE, units: 1 }]).retryAfterSeconds === undefined;
    expect(['a', 'b', 'a', 'c', 'b'].map(isTaken)).toEqual([true, true, false, true, true]);
  });
});

describe('the address of a rate limiter', () => {
  const open = (url: string) => openRateLimiter(url, () => undefined);

  it('is off, memory or Redis', async () => {
    expect(await open('off')).toBeUndefined();
    await expect(open('http://redis')).rejects.toThrow(
      'RATE_LIMIT_URL must be "off", "memory:" or "redis://host:port".',
    );
    await expect(open('redis://127.0.0.1:1')).rejects.toThrow('(RATE_LIMIT_URL) cannot be reached');
  });
});
