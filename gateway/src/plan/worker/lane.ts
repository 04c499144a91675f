import type { Worker } from 'node:worker_threads';
import { AppError } from '@media-gateway/kernel';
import type { QueryPlan } from '../planner.ts';
import { ask } from './ask.ts';
import type { Task } from './message.ts';
import { type ThreadOptions, startThread } from './start.ts';

export interface LaneOptions extends ThreadOptions {
  /** How long one plan may take, in ms. */
  readonly timeoutMs: number;
}

/** One thread that plans one operation at a time. */
export class Lane {
  readonly #options: LaneOptions;
  #thread: Worker | undefined;
  #isClosed = false;
  #begunAt: number | undefined;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#start();
  }

  /** How long it has been planning what it plans now, in ms; 0 while it reads the supergraph. */
  get busyFor(): number {
    return this.#begunAt === undefined ? 0 : performance.now() - this.#begunAt;
  }

  /**
   * A thread that takes too long, or too much, is ended and at once replaced.
   * @throws AppError PLANNING_TIMEOUT, PLANNING_LIMIT_EXCEEDED; what the planner threw.
   */
  async run(task: Task): Promise<QueryPlan> {
    const thread = this.#thread ?? this.#start();
    // Only a thread with work keeps the process alive.
    thread.ref();
    try {
      return await ask({ thread, task, timeoutMs: this.#options.timeoutMs, onStart: () => this.#begin() });
    } catch (error) {
      if (error instanceof AppError && error.code === 'PLANNING_TIMEOUT') await this.#replace(thread);
      throw error;
    } finally {
      this.#begunAt = undefined;
      thread.unref();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#thread?.terminate();
  }

  #start(): Worker {
    const thread = startThread(this.#options);
    this.#thread = thread;
    thread.unref();
    // Whoever waits for its answer is told; one that could not begin is tried again when it is next needed.
    thread.on('error', () => undefined);
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = undefined;
    });
    return thread;
  }

  #begin(): void {
    this.#begunAt = performance.now();
  }

  async #replace(thread: Worker): Promise<void> {
    await thread.terminate();
    if (!this.#isClosed) this.#start();
  }
}
