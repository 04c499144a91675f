import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Charge, RateLimiter, RateWindow } from '../src/index.ts';

const SECOND: RateWindow = { name: 'second', quota: 3, seconds: 1 };
const MINUTE: RateWindow = { name: 'minute', quota: 5, seconds: 60 };

const use = (key: string, units = 1, windows = [SECOND, MINUTE]): readonly Charge[] =>
  windows.map((window) => ({ key, window, units }));

/** What every rate limiter must hold, whatever engine is underneath. */
export function rateContract(open: () => Promise<RateLimiter>): void {
  let limiter: RateLimiter;
  beforeAll(async () => {
    limiter = await open();
  });
  afterAll(() => limiter.close());

  it('counts every window and says what is left of it', async () => {
    expect(await limiter.charge(use('counted'))).toEqual({
      windows: [
        { ...SECOND, remaining: 2, resetSeconds: 1 },
        { ...MINUTE, remaining: 4, resetSeconds: 60 },
      ],
      retryAfterSeconds: undefined,
    });
    const { windows } = await limiter.charge(use('counted', 2));
    expect(windows.map(({ remaining }) => remaining)).toEqual([0, 2]);
  });

  it('keeps keys apart', async () => {
    await limiter.charge(use('one', 3));
    expect((await limiter.charge(use('other', 3))).retryAfterSeconds).toBeUndefined();
  });

  it('takes nothing of any window when one lacks the units', async () => {
    await limiter.charge(use('refused', 2));
    const refused = await limiter.charge(use('refused', 2));
    expect(refused.retryAfterSeconds).toBe(1);
    expect(refused.windows.map(({ remaining }) => remaining)[0]).toBe(1);
    await sleep(1100);
    const after = await limiter.charge(use('refused', 3));
    expect(after.retryAfterSeconds).toBeUndefined();
    expect(after.windows.map(({ remaining }) => remaining)).toEqual([0, 0]);
  });

  it('says when the window that lasts longest is new', async () => {
    await limiter.charge(use('longest', 5, [MINUTE]));
    const { retryAfterSeconds } = await limiter.charge(use('longest'));
    expect(retryAfterSeconds).toBeGreaterThan(55);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it('takes no more than the quota of those that come at once', async () => {
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => limiter.charge(use('burst', 1, [MINUTE]))));
    expect(verdicts.filter(({ retryAfterSeconds }) => retryAfterSeconds === undefined)).toHaveLength(5);
  });

  it('counts in this process without asking anybody', () => {
    expect(limiter.chargeHere(use('here', 5, [MINUTE])).retryAfterSeconds).toBeUndefined();
    expect(limiter.chargeHere(use('here', 1, [MINUTE])).retryAfterSeconds).toBe(60);
  });
}
