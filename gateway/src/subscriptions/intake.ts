import type { SubgraphAnswer } from '../transports/port.ts';
import { BoundedQueue } from './bounded-queue.ts';

export interface IntakeOptions {
  /** How many events wait. */
  readonly limit: number;
  /** How long the source is held back while events come faster than they are taken, in ms; then the oldest are dropped. */
  readonly patienceMs: number;
  /** Told of every event, and of the end. */
  readonly onChange: () => void;
}

/** How a source ended; `error` is there when it failed. */
export interface Ended {
  readonly error?: unknown;
}

/** What a source has sent and nobody has taken yet: a bounded number of events. */
export class Intake {
  /** Whether the source is held back for as long as it takes. */
  isPatient: boolean;
  readonly #options: IntakeOptions;
  readonly #inbox: BoundedQueue<SubgraphAnswer>;
  /** Since when more events wait than may, in ms of `performance.now()`. */
  #behindSince: number | undefined;
  #dropped = 0;
  #ended: Ended | undefined;

  constructor(options: IntakeOptions, isPatient: boolean) {
    this.#options = options;
    this.#inbox = new BoundedQueue(options.limit);
    this.isPatient = isPatient;
  }

  /** Undefined while there may come more. */
  get ended(): Ended | undefined {
    return this.#ended;
  }

  async read(open: () => AsyncIterable<SubgraphAnswer>): Promise<void> {
    try {
      for await (const event of open()) {
        if (this.#ended) return;
        if (this.#inbox.push(event)) this.#dropped += 1;
        this.#options.onChange();
        await this.#holdBack();
      }
      this.end();
    } catch (error) {
      this.end({ error });
    }
  }

  shift(): SubgraphAnswer | undefined {
    const event = this.#inbox.shift();
    if (!event) this.#behindSince = undefined;
    return event;
  }

  /** How many were dropped since this was asked. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }

  /** Nothing more is taken in. */
  end(how: Ended = {}): void {
    if (this.#ended) return;
    this.#ended = how;
    this.#options.onChange();
  }

  clear(): void {
    this.#inbox.clear();
  }

  /** A source that is not asked for the next event can wait with it, for a burst or while it repeats what was missed. */
  async #holdBack(): Promise<void> {
    if (!this.#inbox.isFull) return;
    this.#behindSince ??= performance.now();
    const left = this.isPatient ? Infinity : this.#behindSince + this.#options.patienceMs - performance.now();
    if (left > 0) await this.#inbox.hasRoom(left);
  }
}
