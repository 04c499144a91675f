import type { Contender, Place } from '../contenders/contender.ts';
import { readOperation } from '../operations.ts';
import { type Measured, measure, type Rig } from './bench.ts';
import { medians } from './median.ts';
import { startContender } from './start.ts';

/** What an answer with so many entities costs. */
export interface EntityCost {
  readonly entities: number;
  /** Median time from request to answer, in ms. */
  readonly milliseconds: number;
  /** That time, and the CPU time of the gateway's process, for one entity, in µs. */
  readonly microsPerEntity: number;
  readonly cpuMicrosPerEntity: number;
}

const SIZES = [10, 100, 1000, 10_000];
const ROUNDS = 3;
/** One request at a time: what is looked for is time, not throughput. */
const LOAD = { connections: 1, seconds: 3 };

/** One answer of 10 to 10,000 entities, each completed by a second subgraph, one request at a time. */
export async function measureLinearity(
  rig: Rig,
  contender: Contender,
  place: Omit<Place, 'port'>,
): Promise<readonly EntityCost[]> {
  const running = await startContender({ contender, place });
  const operations = await Promise.all(SIZES.map((first) => readOperation('entities', { first })));
  const rounds: Measured[][] = SIZES.map(() => []);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, operation] of operations.entries()) {
      const measured = await measure(rig, running, operation, LOAD);
      // The first is the warm-up.
      if (round > 0) rounds[index]?.push(measured);
    }
  }
  await running.process.stop();
  return SIZES.map((entities, index) => costOf(entities, medians(rounds[index] ?? [])));
}

const costOf = (entities: number, { p50, cpuPer1000 }: Measured): EntityCost => ({
  entities,
  milliseconds: p50,
  microsPerEntity: (p50 * 1000) / entities,
  // Seconds for 1,000 answers are milliseconds for one.
  cpuMicrosPerEntity: (cpuPer1000 * 1000) / entities,
});
