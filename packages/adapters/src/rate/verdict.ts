import type { Charge, Verdict } from './port.ts';

/** What is known of the window of a charge. */
export interface Counted {
  /** Units, this charge included where it was taken. */
  readonly used: number;
  /** Whether there were units enough. */
  readonly fits: boolean;
  /** Until the window ends, in ms. */
  readonly endsInMs: number;
}

/** @param counted in the order of the charges. */
export function verdictOf(charges: readonly Charge[], counted: readonly Counted[]): Verdict {
  let retryAfterSeconds: number | undefined;
  const windows = charges.map(({ window }, index) => {
    const { used, fits, endsInMs } = counted[index] as Counted;
    const resetSeconds = Math.max(1, Math.ceil(endsInMs / 1000));
    if (!fits) retryAfterSeconds = Math.max(retryAfterSeconds ?? 1, resetSeconds);
    return { ...window, remaining: Math.max(0, window.quota - used), resetSeconds };
  });
  return { windows, retryAfterSeconds };
}
