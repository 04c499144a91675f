/** What a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;

/** A queue that never grows beyond its limit: the oldest makes room (`drop-oldest`). */
export class BoundedQueue<T extends object> {
  readonly #limit: number;
  readonly #items: T[] = [];
  #roomMade: (() => void) | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @returns the oldest when it had to go. */
  push(item: T): T | undefined {
    this.#items.push(item);
    return this.#items.length > this.#limit ? this.#items.shift() : undefined;
  }

  shift(): T | undefined {
    const item = this.#items.shift();
    this.#roomMade?.();
    return item;
  }

  clear(): void {
    this.#items.length = 0;
    this.#roomMade?.();
  }

  /** Whether the next one would drop the oldest. */
  get isFull(): boolean {
    return this.#items.length >= this.#limit;
  }

  /** True as soon as there is room for one more, false when there is none within `ms`. */
  hasRoom(ms: number): boolean | Promise<boolean> {
    if (!this.isFull) return true;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(ms, LONGEST_MS), false);
      this.#roomMade = () => {
        clearTimeout(timer);
        this.#roomMade = undefined;
        resolve(true);
      };
    });
  }
}
