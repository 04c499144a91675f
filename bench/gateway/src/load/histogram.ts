/** Latencies with a relative error below 1 %: buckets that grow with the value, 128 between two powers of two. */
export interface Histogram {
  /** A latency in µs. */
  record(micros: number): void;
  /** In ms; `share` is 0.5 for the median. */
  quantile(share: number): number;
}

const STEPS = 128;
const POWERS = 32;

export function createHistogram(): Histogram {
  const counts = new Uint32Array(STEPS * POWERS);
  let total = 0;
  return {
    record(micros) {
      const bucket = Math.round(Math.log2(Math.max(1, micros)) * STEPS);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      total += 1;
    },
    quantile(share) {
      const rank = Math.ceil(total * share);
      let seen = 0;
      const bucket = counts.findIndex((count) => (seen += count) >= rank && rank > 0);
      return 2 ** (bucket / STEPS) / 1000;
    },
  };
}
