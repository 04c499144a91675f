import type { QueryPlan } from '../planner.ts';
import { planOverload } from '../refusal.ts';
import type { Lane } from './lane.ts';
import type { Task } from './message.ts';

export interface QueueOptions {
  readonly open: () => Lane;
  /** How many lanes there may be. */
  readonly lanes: number;
  /** How many tasks may wait. */
  readonly maxQueue: number;
  /** How long a task may wait, in ms. */
  readonly maxWaitMs: number;
}

type Begin = (lane: Lane) => void;

/** While others wait, a task that takes longer than this, in ms, is left to its lane, and another lane is opened. */
const PATIENCE_MS = 200;
/** A lane beyond the first that is not needed for this time, in ms, is closed. */
const IDLE_MS = 30_000;

/** Tasks wait for a free lane: first come, first served. */
export class PlanQueue {
  readonly #options: QueueOptions;
  readonly #asked = new Set<Promise<QueryPlan>>();
  readonly #waiting = new Set<Begin>();
  readonly #lanes: Lane[];
  readonly #free: Lane[];
  #relief: NodeJS.Timeout | undefined;
  #retreat: NodeJS.Timeout | undefined;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#lanes = [options.open()];
    this.#free = [...this.#lanes];
  }

  /** @throws AppError PLANNING_OVERLOADED; what the lane throws. */
  run(task: Task): Promise<QueryPlan> {
    const planned = this.#run(task).finally(() => this.#asked.delete(planned));
    this.#asked.add(planned);
    return planned;
  }

  /** Ends when everything that was asked for is answered. */
  async close(): Promise<void> {
    while (this.#asked.size > 0) await Promise.allSettled(this.#asked);
    clearTimeout(this.#relief);
    clearTimeout(this.#retreat);
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }

  async #run(task: Task): Promise<QueryPlan> {
    const lane = this.#free.pop() ?? (await this.#wait());
    try {
      return await lane.run(task);
    } finally {
      this.#release(lane);
    }
  }

  #wait(): Promise<Lane> {
    const { maxQueue, maxWaitMs } = this.#options;
    if (this.#waiting.size >= maxQueue) throw planOverload();
    this.#relief ??= setTimeout(() => this.#relieve(), PATIENCE_MS);
    return new Promise((resolve, reject) => {
      const begin = (lane: Lane) => {
        clearTimeout(timer);
        resolve(lane);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(begin);
        reject(planOverload());
      }, maxWaitMs);
      this.#waiting.add(begin);
    });
  }

  #release(lane: Lane): void {
    const [next] = this.#waiting;
    if (next) {
      this.#waiting.delete(next);
      return next(lane);
    }
    this.#free.push(lane);
    clearTimeout(this.#retreat);
    this.#retreat = setTimeout(() => this.#closeFree(), IDLE_MS).unref();
  }

  #relieve(): void {
    this.#relief = undefined;
    if (this.#waiting.size === 0 || this.#lanes.length >= this.#options.lanes) return;
    if (this.#lanes.some((lane) => lane.busyFor < PATIENCE_MS)) {
      this.#relief = setTimeout(() => this.#relieve(), PATIENCE_MS);
      return;
    }
    const lane = this.#options.open();
    this.#lanes.push(lane);
    this.#release(lane);
  }

  #closeFree(): void {
    const [first] = this.#lanes;
    for (const lane of this.#free.filter((one) => one !== first)) {
      this.#free.splice(this.#free.indexOf(lane), 1);
      this.#lanes.splice(this.#lanes.indexOf(lane), 1);
      void lane.close();
    }
  }
}
