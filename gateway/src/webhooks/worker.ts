import { setTimeout as pause } from 'node:timers/promises';
import type { ReportFault, Running } from '@media-gateway/kernel';
import type { Deliverer } from './deliver/deliverer.ts';
import type { FeedReaders } from './feed/readers.ts';
import type { QueueStore } from './store/port.ts';

export interface WorkerOptions {
  readonly readers: Pick<FeedReaders, 'tend' | 'stop'>;
  readonly deliverer: Pick<Deliverer, 'begin' | 'idle'>;
  readonly store: Pick<QueueStore, 'prune'>;
  readonly now: () => number;
  readonly report: ReportFault;
  readonly pollMs: number;
  /** How long deliveries are kept, in ms. */
  readonly keepMs: number;
}

/** How often old deliveries are deleted, in ms, and how many at once. */
const PRUNE_EVERY_MS = 600_000;
const PRUNE_LIMIT = 1000;

/** Works whenever it is woken, and every `pollMs`. A round asks for a bounded number of rows, by an index. */
export class WebhookWorker {
  readonly #options: WorkerOptions;
  readonly #ending = new AbortController();
  #alarm = new AbortController();
  #prunedAt = -Infinity;
  #running: Promise<void> | undefined;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  start(): Pick<Running, 'stop'> {
    this.#running = this.#run();
    return { stop: () => this.#stop() };
  }

  /** There is something to do. */
  wake(): void {
    this.#alarm.abort();
  }

  async #stop(): Promise<void> {
    this.#ending.abort();
    this.wake();
    await this.#running;
    await this.#options.readers.stop();
    await this.#options.deliverer.idle();
  }

  async #run(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      this.#alarm = new AbortController();
      await this.#round().catch(this.#options.report);
      await pause(this.#options.pollMs, undefined, { signal: this.#alarm.signal, ref: false }).catch(() => undefined);
    }
  }

  async #round(): Promise<void> {
    const { readers, deliverer } = this.#options;
    await readers.tend();
    await deliverer.begin(() => this.wake());
    await this.#prune();
  }

  async #prune(): Promise<void> {
    const { store, now, keepMs } = this.#options;
    if (now() - this.#prunedAt < PRUNE_EVERY_MS) return;
    const deleted = await store.prune(new Date(now() - keepMs), PRUNE_LIMIT);
    if (deleted < PRUNE_LIMIT) this.#prunedAt = now();
  }
}
