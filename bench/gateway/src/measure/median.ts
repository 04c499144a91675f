import type { Measured } from './bench.ts';

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Each figure's median over the rounds; of memory, the most. */
export function medians(rounds: readonly Measured[]): Measured {
  const of = (pick: (round: Measured) => number): number => median(rounds.map(pick));
  return {
    perSecond: of((round) => round.perSecond),
    p50: of((round) => round.p50),
    p95: of((round) => round.p95),
    p99: of((round) => round.p99),
    answered: of((round) => round.answered),
    bytesPerAnswer: of((round) => round.bytesPerAnswer),
    cpuPer1000: of((round) => round.cpuPer1000),
    gatewayBusy: of((round) => round.gatewayBusy),
    othersBusy: of((round) => round.othersBusy),
    foreignBusy: of((round) => round.foreignBusy),
    subgraphRequests: of((round) => round.subgraphRequests),
    peakMemoryMiB: Math.max(...rounds.map((round) => round.peakMemoryMiB)),
  };
}
