import { setTimeout as pause } from 'node:timers/promises';
import { type OpenOptions, failureOf, isRefusal, openEvents } from './open.ts';
import type { Variables } from '../store/port.ts';

/** How long a subgraph has to refuse a subscription, in ms; one that says nothing has taken it. */
const REFUSAL_MS = 1000;

/**
 * Opens a subscription for a moment, since only its subgraph knows whether the values exist.
 * @throws AppError when it is refused.
 */
export async function trySubscription(
  wanted: { readonly event: string; readonly variables: Variables },
  options: Omit<OpenOptions, 'signal'>,
): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  try {
    const events = await openEvents(wanted, { ...options, signal });
    const first = await Promise.race([events.next(), pause(REFUSAL_MS, undefined, { signal, ref: false })]);
    const result = first?.value?.payload.result;
    if (result && isRefusal(result)) throw failureOf(result.errors);
  } finally {
    controller.abort();
  }
}
