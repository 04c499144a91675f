import type { BusEvent, Topic } from '@media-gateway/kernel';
import { type Queue, createQueue } from './queue.ts';

/** Gives every event of a topic to each of its readers in this process. */
export interface Fanout {
  open<T extends Topic>(topic: T, signal: AbortSignal): AsyncIterable<BusEvent<T>>;
  push(event: BusEvent): void;
  /** Whether anybody reads the topic. */
  has(topic: Topic): boolean;
  close(): void;
}

export function createFanout(): Fanout {
  const readers = new Map<Topic, Set<Queue<BusEvent>>>();
  return {
    open<T extends Topic>(topic: T, signal: AbortSignal) {
      const open = readers.get(topic) ?? new Set();
      readers.set(topic, open);
      const queue = createQueue<BusEvent>(signal, () => open.delete(queue));
      if (!signal.aborted) open.add(queue);
      return queue as AsyncIterable<BusEvent> as AsyncIterable<BusEvent<T>>;
    },
    push(event) {
      for (const queue of readers.get(event.topic) ?? []) queue.push(event);
    },
    has: (topic) => (readers.get(topic)?.size ?? 0) > 0,
    close() {
      for (const queue of [...readers.values()].flatMap((open) => [...open])) queue.end();
    },
  };
}
