import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RETRY_PAUSES_MS, nextAttempt } from '../../src/webhooks/deliver/schedule.ts';
import { settlementOf } from '../../src/webhooks/deliver/settle.ts';
import { DISABLE_AFTER_MS, GIVE_UP_MS } from '../../src/webhooks/options.ts';

const START = new Date(Date.UTC(2026, 0, 1));
const after = (ms: number) => new Date(START.getTime() + ms);
const giveUpAt = after(GIVE_UP_MS);

describe('the attempts at one delivery', () => {
  it('are eight within 24 hours, whatever the jitter', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }), (jitter) => {
        const times = [START];
        for (const random of jitter) {
          const next = nextAttempt({ attempts: times.length, at: times.at(-1) as Date, giveUpAt, random });
          if (next) times.push(next);
        }
        expect(times).toHaveLength(8);
        expect((times.at(-1) as Date).getTime()).toBeLessThanOrEqual(giveUpAt.getTime());
        times.slice(1).forEach((time, index) => {
          const pause = time.getTime() - (times[index] as Date).getTime();
          expect(pause).toBeGreaterThanOrEqual(Math.floor((RETRY_PAUSES_MS[index] ?? NaN) * 0.9));
          expect(pause).toBeLessThanOrEqual(RETRY_PAUSES_MS[index] ?? NaN);
        });
      }),
    );
  });

  it('wait as long as the receiver asks, but not beyond the end', () => {
    const failed = { attempts: 1, at: START, giveUpAt, random: 0 };
    expect(nextAttempt({ ...failed, retryAfterMs: 60_000 })).toEqual(after(60_000));
    expect(nextAttempt({ ...failed, retryAfterMs: 1 })).toEqual(after(5000));
    expect(nextAttempt({ ...failed, retryAfterMs: GIVE_UP_MS + 1 })).toBeUndefined();
  });
});

describe('what follows from an attempt', () => {
  const attempt = {
    endpoint: { id: 'webhook_1', failingSince: null },
    delivery: { id: 'msg_1', attempts: 0, giveUpAt },
    at: START,
    random: 0,
  };
  const refusal = { isDelivered: false, status: 503, reason: 'The receiver answered 503.', isGone: false } as const;

  it('is another one while there is time', () => {
    expect(settlementOf({ ...attempt, outcome: refusal })).toMatchObject({
      delivery: { status: 'PENDING', nextAttemptAt: after(5000), lastStatus: 503, lastError: refusal.reason },
      attemptsBefore: 0,
      disable: undefined,
    });
  });

  it('is the end after the last', () => {
    const delivery = { ...attempt.delivery, attempts: 7 };
    expect(settlementOf({ ...attempt, delivery, outcome: refusal }).delivery).toMatchObject({
      status: 'FAILED',
      nextAttemptAt: null,
    });
  });

  it('is that the endpoint is disabled, when it is gone or has failed for five days', () => {
    const gone = settlementOf({ ...attempt, outcome: { ...refusal, status: 410, isGone: true } });
    expect(gone).toMatchObject({ disable: 'The receiver answered 410 Gone.', delivery: { status: 'FAILED' } });
    const since = (ms: number) => ({ id: 'webhook_1', failingSince: after(-ms) });
    const disable = (ms: number) => settlementOf({ ...attempt, endpoint: since(ms), outcome: refusal }).disable;
    expect(disable(DISABLE_AFTER_MS)).toBe('Every attempt since 2025-12-27T00:00:00.000Z has failed.');
    expect(disable(DISABLE_AFTER_MS - 1)).toBeUndefined();
  });
});
