/** What a slow reader may leave unread before the oldest is dropped. */
const MAX_UNREAD = 1000;

export interface Queue<T> extends AsyncIterable<T> {
  push(item: T): void;
  end(): void;
}

/** A bounded queue that is pushed into and iterated over; it ends with the signal, or when its reader leaves. */
export function createQueue<T>(signal: AbortSignal, onEnd: () => void = () => undefined): Queue<T> {
  const unread: T[] = [];
  let ended = signal.aborted;
  let wake: () => void = () => undefined;
  const end = () => {
    if (!ended) onEnd();
    ended = true;
    wake();
  };
  signal.addEventListener('abort', end, { once: true });
  return {
    end,
    push(item) {
      if (unread.length >= MAX_UNREAD) unread.shift();
      unread.push(item);
      wake();
    },
    async *[Symbol.asyncIterator]() {
      try {
        for (;;) {
          while (unread.length > 0 && !signal.aborted) yield unread.shift() as T;
          if (ended) return;
          await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        end();
        signal.removeEventListener('abort', end);
      }
    },
  };
}
