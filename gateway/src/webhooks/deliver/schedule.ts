const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000];

/** Pauses after each failed attempt, in ms, as Standard Webhooks recommends them; together less than 24 hours. */
export const RETRY_PAUSES_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  6 * HOUR,
];

/** By so much a pause may be shorter, so that what failed together does not come back together. */
const JITTER = 0.1;

export interface Failed {
  /** With the one that failed. */
  readonly attempts: number;
  readonly at: Date;
  readonly giveUpAt: Date;
  /** The earliest time for which the receiver asked, in ms from now. */
  readonly retryAfterMs?: number | undefined;
  /** 0 to 1 */
  readonly random: number;
}

/** When a delivery is attempted again; undefined when it is given up. */
export function nextAttempt({ attempts, at, giveUpAt, retryAfterMs = 0, random }: Failed): Date | undefined {
  const pause = RETRY_PAUSES_MS[attempts - 1];
  if (pause === undefined) return undefined;
  const next = new Date(at.getTime() + Math.max(pause * (1 - JITTER * random), retryAfterMs));
  return next <= giveUpAt ? next : undefined;
}
