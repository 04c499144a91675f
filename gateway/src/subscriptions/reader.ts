import type { StreamEvent } from '../request.ts';
import { BoundedQueue } from './bounded-queue.ts';
import { type Delivery, deliveryOf } from './delivery.ts';
import { eventsDropped } from './notices.ts';

type Result = IteratorResult<StreamEvent, void>;
type Waiting = readonly ((result: Result) => void)[];

const NOBODY: Waiting = [];
const DONE: Result = Object.freeze({ done: true, value: undefined });

export interface ReaderOptions {
  /** How many events wait for a reader that is slow. */
  readonly limit: number;
  /** Told once, when the stream is over for whatever reason. */
  readonly onLeave: (reader: Reader) => void;
}

/**
 * The stream of one subscriber. Idle it is no more than this object: nothing waits in a queue and no generator is suspended.
 * A reader that is slow loses the oldest events, and is told in their place how many.
 */
export class Reader implements AsyncGenerator<StreamEvent, void, void> {
  readonly #options: ReaderOptions;
  #queue: BoundedQueue<Delivery> | undefined;
  /** Those who wait for an event; nothing is queued while there are any. */
  #waiting = NOBODY;
  #lost = 0;
  #ended = false;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  push(delivery: Delivery): void {
    if (this.#ended) return;
    const [first, ...others] = this.#waiting;
    this.#waiting = others.length > 0 ? others : NOBODY;
    if (first) return first({ done: false, value: delivery.take() });
    this.#queue ??= new BoundedQueue(this.#options.limit);
    this.#lost += this.#queue.push(delivery)?.count ?? 0;
  }

  /** True when it reads as fast as events come, false when it is behind for `ms`. */
  keepsUp(ms: number): boolean | Promise<boolean> {
    return this.#ended || (this.#queue?.hasRoom(ms) ?? true);
  }

  /** What waits is still read, then this, and the stream is over. */
  end(last?: StreamEvent): void {
    if (this.#ended) return;
    if (last) this.push(deliveryOf(last));
    this.#ended = true;
    for (const resolve of this.#waiting) resolve(DONE);
    this.#waiting = NOBODY;
    this.#options.onLeave(this);
  }

  /** Nothing more than this is read. */
  cut(last: StreamEvent): void {
    if (this.#ended) return;
    this.#clear();
    this.end(last);
  }

  next(): Promise<Result> {
    if (this.#lost > 0) return Promise.resolve(this.#tellLoss());
    const delivery = this.#queue?.shift();
    if (delivery) return Promise.resolve({ done: false, value: delivery.take() });
    if (this.#ended) return Promise.resolve(DONE);
    // Not pushed: a list that grows takes room for sixteen more.
    return new Promise((resolve) => (this.#waiting = [...this.#waiting, resolve]));
  }

  /** The reader leaves. */
  return(): Promise<Result> {
    this.#clear();
    this.end();
    return Promise.resolve(DONE);
  }

  throw(error: unknown): Promise<Result> {
    void this.return();
    return Promise.reject(error as Error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #tellLoss(): Result {
    const value = eventsDropped(this.#lost);
    this.#lost = 0;
    return { done: false, value };
  }

  #clear(): void {
    this.#queue?.clear();
    this.#lost = 0;
  }
}
