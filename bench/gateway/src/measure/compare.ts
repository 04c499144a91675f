import type { BenchConfig } from '../config.ts';
import type { Operation } from '../operations.ts';
import { type Measured, measure, type Rig, type Running } from './bench.ts';

/** The rounds of one contender with one operation, in the order of time. */
export interface Series {
  readonly contender: string;
  readonly operation: string;
  readonly rounds: readonly Measured[];
}

export interface Comparison {
  readonly rig: Rig;
  readonly running: readonly Running[];
  readonly operations: readonly Operation[];
  readonly config: BenchConfig;
}

/**
 * Warms every contender up, then measures in turn: A B C A B C …, so that whatever else the machine does meets all of
 * them alike.
 */
export async function compare({ rig, running, operations, config }: Comparison): Promise<readonly Series[]> {
  const { connections, seconds, warmup } = config;
  const pairs = operations.flatMap((operation) => running.map((contender) => ({ operation, contender })));
  for (const { operation, contender } of pairs) {
    console.log(`warming up: ${operation.name}, ${contender.contender.label}`);
    await measure(rig, contender, operation, { connections, seconds: warmup });
  }
  const rounds: Measured[][] = pairs.map(() => []);
  for (let round = 1; round <= config.rounds; round += 1) {
    for (const [index, { operation, contender }] of pairs.entries()) {
      const measured = await measure(rig, contender, operation, { connections, seconds });
      rounds[index]?.push(measured);
      console.log(`round ${round}: ${operation.name}, ${contender.contender.label}: ${line(measured)}`);
    }
  }
  return pairs.map(({ operation, contender }, index) => ({
    contender: contender.contender.name,
    operation: operation.name,
    rounds: rounds[index] ?? [],
  }));
}

const line = ({
  perSecond,
  p50,
  p99,
  cpuPer1000,
  subgraphRequests,
  gatewayBusy,
  othersBusy,
  peakMemoryMiB,
}: Measured) =>
  [
    `${perSecond.toFixed(0)} requests/s`,
    `p50 ${p50.toFixed(1)} ms`,
    `p99 ${p99.toFixed(1)} ms`,
    `${cpuPer1000.toFixed(2)} CPU s per 1,000`,
    `${subgraphRequests.toFixed(2)} subgraph requests`,
    `cores busy ${gatewayBusy.toFixed(2)} / ${othersBusy.toFixed(2)}`,
    `peak ${peakMemoryMiB} MiB`,
  ].join(', ');
