import { createHistogram } from './histogram.ts';

export interface Timed {
  readonly perSecond: number;
  /** Latencies in ms. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/**
 * What of a round is timed: from the moment when every connection has had an answer, to the last answer within the time.
 * So a gateway that answers in bursts is neither helped nor harmed by where the time cuts.
 */
export interface Timing {
  /** An answer that took so many ms, came at `now`, and was the first of its connection or not. */
  answered(milliseconds: number, now: number, isFirst: boolean): void;
  isOver(now: number): boolean;
  result(): Timed;
}

/** @param seconds How long is timed. */
export function createTiming(connections: number, seconds: number): Timing {
  const histogram = createHistogram();
  let silent = connections;
  let from = Infinity;
  let last = 0;
  let count = 0;
  const isOver = (now: number): boolean => now - from > seconds * 1000;
  return {
    isOver,
    answered(milliseconds, now, isFirst) {
      if (now > from && !isOver(now)) {
        count += 1;
        last = now;
        histogram.record(milliseconds * 1000);
      }
      if (isFirst && --silent === 0) from = now;
    },
    result: () => ({
      perSecond: count / ((last - from) / 1000),
      p50: histogram.quantile(0.5),
      p95: histogram.quantile(0.95),
      p99: histogram.quantile(0.99),
    }),
  };
}
