import { setTimeout as pause } from 'node:timers/promises';
import type { ReportFault } from '@media-gateway/kernel';
import type { StreamEvent } from '../../gateway.ts';
import { newDeliveryId } from '../ids.ts';
import { GIVE_UP_MS, MAX_PENDING } from '../options.ts';
import type { Feed, FeedStore } from '../store/port.ts';
import { bodyOf } from './body.ts';
import { type OpenOptions, failureOf, isRefusal, openEvents } from './open.ts';

export interface ReaderOptions extends Omit<OpenOptions, 'signal'> {
  readonly feed: Feed;
  readonly store: Pick<FeedStore, 'record'>;
  /** Of the gateway that has the lease. */
  readonly leaseOwner: string;
  readonly now: () => number;
  readonly report: ReportFault;
  /** Told of each event that was recorded. */
  readonly recorded: () => void;
}

/** Pauses before a subscription that failed is opened again: the first, and the longest, in ms. */
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [1000, 60_000];

/** So often an event without data is asked for again, before it is passed on with its errors. */
const TRIES = 3;

/** Reads one subscription into deliveries, for as long as this gateway has its lease. */
export class FeedReader {
  readonly #options: ReaderOptions;
  readonly #leaving = new AbortController();
  readonly #done: Promise<void>;
  #cursor: string | null;
  #failures = 0;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#cursor = options.feed.cursor;
    this.#done = this.#run();
  }

  async stop(): Promise<void> {
    this.#leaving.abort();
    await this.#done;
  }

  async #run(): Promise<void> {
    const { signal } = this.#leaving;
    while (!signal.aborted) {
      await this.#read().catch((error: unknown) => signal.aborted || this.#options.report(error));
      const ms = Math.min(FIRST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
      this.#failures += 1;
      await pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Until the subscription ends. Rejects when it fails. */
  async #read(): Promise<void> {
    const { signal } = this.#leaving;
    const { feed } = this.#options;
    const events = await openEvents({ ...feed, cursor: this.#cursor }, { ...this.#options, signal });
    for await (const event of events) {
      if (!this.#isWorthSending(event)) throw failureOf(event.payload.result.errors);
      await this.#record(event);
    }
  }

  /** What the gateway itself says (events were lost, the subscription ends) is none, and what could not be completed may be, next time. */
  #isWorthSending({ payload, id }: StreamEvent): boolean {
    return !isRefusal(payload.result) || (id !== undefined && this.#failures >= TRIES);
  }

  async #record({ payload, id: cursor }: StreamEvent): Promise<void> {
    const { feed, store, leaseOwner, now, recorded } = this.#options;
    const at = new Date(now());
    const isOurs = await store.record({
      feedId: feed.id,
      leaseOwner,
      cursor,
      payload: bodyOf(feed.event, payload.result, at),
      at,
      giveUpAt: new Date(at.getTime() + GIVE_UP_MS),
      maxPending: MAX_PENDING,
      newId: newDeliveryId,
    });
    if (!isOurs) return this.#leaving.abort();
    this.#cursor = cursor ?? this.#cursor;
    this.#failures = 0;
    recorded();
  }
}
