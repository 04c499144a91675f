import type { Deferred, DeferredPart, StreamEvent } from '../request.ts';
import { eventsDropped } from './notices.ts';

/** An event on its way to everybody who shares a subscription. */
export interface Delivery {
  readonly event: StreamEvent;
  /** What the source sent, where somebody wants to know (`Feed.remembersSource`). */
  readonly source?: string | undefined;
  /** Whether it tells of events that are lost already. */
  readonly isLoss: boolean;
  /** How many events are lost with it. */
  readonly count: number;
  /** The event for one reader: the same value for all, but for the deferred parts, which each reader pulls. */
  take(): StreamEvent;
}

export function deliveryOf(event: StreamEvent, source?: string): Delivery {
  const { deferred } = event;
  const known = { event, source, isLoss: false, count: 1 };
  if (!deferred) return { ...known, take: () => event };
  const readerOf = sharedParts(deferred);
  return { ...known, take: () => ({ ...event, deferred: { pending: deferred.pending, parts: readerOf() } }) };
}

/** Tells that events were lost before they reached a reader. */
export function lossOf(count: number): Delivery {
  const event = eventsDropped(count);
  return { event, isLoss: true, count, take: () => event };
}

/** One generator for many readers: each part is asked for once, by the first who comes to it. */
function sharedParts({ parts }: Deferred): () => Deferred['parts'] {
  const asked: Promise<IteratorResult<readonly DeferredPart[], void>>[] = [];
  return async function* read() {
    for (let index = 0; ; index += 1) {
      const { done, value } = await (asked[index] ??= parts.next());
      if (done) return;
      yield value;
    }
  };
}
