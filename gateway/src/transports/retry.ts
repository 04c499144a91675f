import { AppError } from '@media-gateway/kernel';
import type { Send } from './call.ts';
import type { Cancel } from './cancel.ts';
import { type Failures, OddAnswer } from './failure.ts';
import type { RetryOptions } from './options.ts';
import { createRetryBudget } from './retry-budget.ts';

/** Sends a query again when nobody was there: not what was answered, not what was late, and never a mutation. */
export function withRetries(send: Send, options: RetryOptions, failures: Failures): Send {
  const budget = createRetryBudget(options);
  return async (call, cancel) => {
    budget.earn();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await send(call, cancel);
      } catch (error) {
        const may = call.kind === 'query' && attempt < options.attempts;
        const pauseMs = may ? pauseAfter(error, attempt, options) : undefined;
        if (pauseMs === undefined || performance.now() + pauseMs >= call.until || !budget.spend()) throw error;
        await pause(pauseMs, cancel, failures);
      }
    }
  };
}

/** How long to wait before the next attempt, in ms; undefined when there is to be none. */
function pauseAfter(error: unknown, attempt: number, options: RetryOptions): number | undefined {
  if (!(error instanceof AppError) || error.code !== 'SUBGRAPH_UNAVAILABLE') return undefined;
  const asked = error.cause instanceof OddAnswer ? (error.cause.retryAfterMs ?? 0) : 0;
  if (asked > options.maxRetryAfterMs) return undefined;
  return asked + Math.random() * options.baseMs * 2 ** (attempt - 1);
}

function pause(ms: number, cancel: Cancel, failures: Failures): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      cancel.during(undefined);
      resolve();
    }, ms);
    cancel.during(() => {
      clearTimeout(timer);
      reject(failures.left());
    });
    if (cancel.cancelled) reject(failures.left());
  });
}
