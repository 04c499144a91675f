import type { RetryOptions } from './options.ts';

export interface RetryBudget {
  /** Told of every request; it earns a share of a retry. */
  earn(): void;
  /** Takes one retry out of the budget. @returns false when there is none. */
  spend(): boolean;
}

/** What may be saved up, in seconds of `budgetPerSecond`, and at least, in retries. */
const SAVED_SECONDS = 10;
const LEAST_SAVED = 10;

/**
 * A token bucket, so that a subgraph that is down is not asked twice as much as one that is up: requests earn retries by
 * the share, and time earns a few, so that a subgraph which is seldom asked has some as well.
 */
export function createRetryBudget(
  { budgetShare, budgetPerSecond }: RetryOptions,
  clock = () => performance.now(),
): RetryBudget {
  const most = Math.max(budgetPerSecond * SAVED_SECONDS, LEAST_SAVED);
  let saved = budgetPerSecond;
  let since = clock();
  const save = (amount: number) => void (saved = Math.min(most, saved + amount));
  const passTime = () => {
    const now = clock();
    save(((now - since) / 1000) * budgetPerSecond);
    since = now;
  };
  return {
    earn: () => save(budgetShare),
    spend: () => {
      passTime();
      if (saved < 1) return false;
      saved -= 1;
      return true;
    },
  };
}
