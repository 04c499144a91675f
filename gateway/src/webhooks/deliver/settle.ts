import { DISABLE_AFTER_MS } from '../options.ts';
import type { Delivery, Endpoint, Settlement } from '../store/port.ts';
import { nextAttempt } from './schedule.ts';
import type { Outcome } from './send.ts';

export interface Attempt {
  readonly endpoint: Pick<Endpoint, 'id' | 'failingSince'>;
  readonly delivery: Pick<Delivery, 'id' | 'attempts' | 'giveUpAt'>;
  readonly outcome: Outcome;
  readonly at: Date;
  /** 0 to 1 */
  readonly random: number;
}

/** What follows from an attempt. */
export function settlementOf({ endpoint, delivery, outcome, at, random }: Attempt): Settlement {
  const attempts = delivery.attempts + 1;
  const common = { attemptsBefore: delivery.attempts, endpointId: endpoint.id, at };
  const told = { id: delivery.id, lastAttemptAt: at, lastStatus: outcome.status ?? null };
  if (outcome.isDelivered) {
    return { ...common, delivery: { ...told, status: 'DELIVERED', nextAttemptAt: null, lastError: null } };
  }
  const { isGone, retryAfterMs, reason } = outcome;
  const next = isGone ? undefined : nextAttempt({ ...delivery, attempts, at, retryAfterMs, random });
  const status = next ? 'PENDING' : 'FAILED';
  return {
    ...common,
    delivery: { ...told, status, nextAttemptAt: next ?? null, lastError: reason },
    disable: isGone ? 'The receiver answered 410 Gone.' : tooLong(endpoint.failingSince, at),
  };
}

function tooLong(since: Date | null, at: Date): string | undefined {
  if (!since || at.getTime() - since.getTime() < DISABLE_AFTER_MS) return undefined;
  return `Every attempt since ${since.toISOString()} has failed.`;
}
