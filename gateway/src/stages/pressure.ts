import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { SheddingOptions } from '../options.ts';

/** How often the event loop is looked at, in ms. */
const LOOK_MS = 100;

/** How finely its delay is measured, in ms. */
const RESOLUTION_MS = 10;

/** The share of a bound from which on something is refused. */
export const HIGH = 0.5;

/** How near the process is to its bounds. */
export class Pressure {
  readonly #options: SheddingOptions;
  /** How many requests wait for their turn. */
  readonly #waiting: () => number;
  readonly #delays: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #timer: NodeJS.Timeout;
  #delayMs = 0;
  /** In ms of `performance.now()`. */
  #lookedAt = performance.now();
  #running = 0;

  constructor(options: SheddingOptions, waiting: () => number) {
    this.#options = options;
    this.#waiting = waiting;
    this.#delays.enable();
    this.#timer = setInterval(() => this.#look(), LOOK_MS).unref();
  }

  /** The longest that the event loop stood still of late, as a share of what it may. */
  get delay(): number {
    return this.#delayMs / this.#options.maxDelayMs;
  }

  /** The requests that are run or wait, as a share of those that may. */
  get inFlight(): number {
    return (this.#running + this.#waiting()) / this.#options.maxInFlight;
  }

  /** Whether anything is refused, if it matters little enough. */
  get isHigh(): boolean {
    return Math.max(this.delay, this.inFlight) >= HIGH;
  }

  async track<T>(answering: Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await answering;
    } finally {
      this.#running -= 1;
    }
  }

  close(): void {
    clearInterval(this.#timer);
    this.#delays.disable();
  }

  /** The timer itself comes late after a standstill, and may come before the measurement that tells of it. */
  #look(): void {
    const now = performance.now();
    this.#delayMs = Math.max(0, this.#delays.max / 1e6 - RESOLUTION_MS, now - this.#lookedAt - LOOK_MS);
    this.#lookedAt = now;
    this.#delays.reset();
  }
}
