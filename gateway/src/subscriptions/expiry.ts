/** What a timer can wait, in ms. */
const LONGEST_MS = 2 ** 31 - 1;

/** Ends things at a time of the clock. All share one timer; those that end together cost no more than one. */
export interface Expiry<T> {
  /** @param at ms since 1970 */
  add(at: number, item: T): void;
  remove(at: number, item: T): void;
  close(): void;
}

export function createExpiry<T>(expire: (item: T) => void): Expiry<T> {
  const byTime = new Map<number, Set<T>>();
  let timer: NodeJS.Timeout | undefined;
  let armedFor = Infinity;

  const arm = (at: number) => {
    clearTimeout(timer);
    armedFor = at;
    if (at === Infinity) return;
    timer = setTimeout(fire, Math.min(Math.max(at - Date.now(), 0), LONGEST_MS));
    timer.unref();
  };
  const fire = () => {
    const now = Date.now();
    const due = [...byTime].filter(([at]) => at <= now);
    for (const [at] of due) byTime.delete(at);
    for (const [, items] of due) for (const item of items) expire(item);
    arm(earliest(byTime.keys()));
  };

  return {
    add(at, item) {
      const items = byTime.get(at) ?? new Set();
      byTime.set(at, items.add(item));
      if (at < armedFor) arm(at);
    },
    remove(at, item) {
      const items = byTime.get(at);
      if (items?.delete(item) && items.size === 0) byTime.delete(at);
    },
    close: () => {
      byTime.clear();
      arm(Infinity);
    },
  };
}

function earliest(times: Iterable<number>): number {
  let first = Infinity;
  for (const at of times) first = Math.min(first, at);
  return first;
}
