/** How many requests may run before the event loop has to be waited for. */
const AT_ONCE = 8;

/** A turn of the event loop that took less, in ms, had next to nothing to do. */
const SHORT_TURN_MS = 0.1;

/** When turns have been short for this long, in ms, the process waits for others, and more requests may run. */
const IDLE_MS = 0.5;

/** Whatever else the process does, a request starts this often, in ms. */
const LONGEST_PAUSE_MS = 5;

type Task = () => Promise<unknown>;

interface Waiting {
  readonly task: Task;
  next: Waiting | undefined;
}

/**
 * Starts requests while few run, and more of them, doubling their number, while the event loop has nothing else to do: what
 * is begun is ended first. When subgraphs are what is waited for, nobody notices. When the processor is, fifty requests begun
 * together would hold fifty half-made answers, which fall out of its caches and outlive V8's young generation.
 *
 * A task that waits is a function and nothing else. A promise or an async function that waited would be old when its answer
 * comes, and what is old and dead keeps all that it refers to until the next full collection.
 */
export class Pace {
  #running = 0;
  #first: Waiting | undefined;
  #last: Waiting | undefined;
  #waiting = 0;
  #ticking = false;
  /** In ms of `performance.now()`: the last turn, the last long one, the last start. */
  #turnedAt = 0;
  #busyAt = 0;
  #startedAt = 0;
  /** How many may start at the next idle moment. */
  #allowance = 1;

  /** How many tasks wait for their turn. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Runs a task, which must not reject, when it is its turn. */
  start(task: Task): void {
    if (this.#running < AT_ONCE && !this.#first) return this.#run(task);
    const waiting = { task, next: undefined };
    if (this.#last) this.#last.next = waiting;
    this.#first ??= waiting;
    this.#last = waiting;
    this.#waiting += 1;
    if (!this.#ticking) this.#tick();
  }

  /** The outcome of a task that runs when it is its turn. */
  run<T>(task: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => this.start(() => task().then(resolve, reject)));
  }

  #run(task: Task): void {
    this.#running += 1;
    void task().then(() => {
      this.#running -= 1;
      if (this.#running < AT_ONCE) this.#startNext();
    });
  }

  #startNext(): void {
    const waiting = this.#first;
    if (!waiting) return;
    this.#first = waiting.next;
    if (!this.#first) this.#last = undefined;
    this.#waiting -= 1;
    waiting.next = undefined;
    this.#startedAt = performance.now();
    this.#run(waiting.task);
  }

  #tick(): void {
    this.#ticking = true;
    setImmediate(() => {
      this.#ticking = false;
      this.#turn(performance.now());
      if (this.#first) this.#tick();
    });
  }

  #turn(now: number): void {
    if (now - this.#turnedAt > SHORT_TURN_MS) [this.#busyAt, this.#allowance] = [now, 1];
    this.#turnedAt = now;
    if (now - this.#busyAt > IDLE_MS) this.#startMore();
    else if (now - this.#startedAt > LONGEST_PAUSE_MS) this.#startNext();
  }

  #startMore(): void {
    for (let count = 0; this.#first && count < this.#allowance; count += 1) this.#startNext();
    this.#allowance *= 2;
    this.#turnedAt = this.#busyAt = performance.now();
  }
}
