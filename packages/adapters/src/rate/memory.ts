import { LRUCache } from 'lru-cache';
import type { Charge, RateLimiter, Verdict } from './port.ts';
import { verdictOf } from './verdict.ts';

/**
 * Windows that are counted; the one unused longest leaves first. A client has three or four, so that this is about 50,000 clients
 * and some 40 MB.
 */
const MAX_WINDOWS = 200_000;

interface Running {
  used: number;
  /** In ms since 1970. */
  readonly endsAt: number;
}

/**
 * Counts in this process. Not the library's own memory: that has a timer for each window and no end to them, and answers later,
 * where most requests would have nothing else to wait for.
 */
export function createMemoryRateLimiter(now: () => number = Date.now, maxWindows = MAX_WINDOWS): RateLimiter {
  const windows = new LRUCache<string, Running>({ max: maxWindows });
  const current = ({ key, window }: Charge, at: number): Running => {
    const place = `${window.name} ${key}`;
    const known = windows.get(place);
    if (known && known.endsAt > at) return known;
    const begun = { used: 0, endsAt: at + window.seconds * 1000 };
    windows.set(place, begun);
    return begun;
  };
  const charge = (charges: readonly Charge[]): Verdict => {
    const at = now();
    const counted = charges.map((one) => {
      const running = current(one, at);
      return { running, fits: running.used + one.units <= one.window.quota };
    });
    if (counted.every(({ fits }) => fits))
      for (const [index, { units }] of charges.entries()) (counted[index] as Known).running.used += units;
    return verdictOf(
      charges,
      counted.map(({ running: { used, endsAt }, fits }) => ({ used, fits, endsInMs: endsAt - at })),
    );
  };
  return { charge, chargeHere: charge, close: async () => windows.clear() };
}

interface Known {
  readonly running: Running;
  readonly fits: boolean;
}
