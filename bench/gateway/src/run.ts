import { type BenchConfig, isComplete } from './config.ts';
import type { Place } from './contenders/contender.ts';
import { choose, contenders } from './contenders/list.ts';
import type { Rig } from './measure/bench.ts';
import { measureCeiling } from './measure/ceiling.ts';
import { compare, type Series } from './measure/compare.ts';
import { type EntityCost, measureLinearity } from './measure/linearity.ts';
import { profile } from './measure/profile.ts';
import { startContender } from './measure/start.ts';
import { type Operation, readOperation } from './operations.ts';
import { machine, versions } from './report/machine.ts';
import {
  contendersOf,
  cpuRatiosOf,
  foreignBusyOf,
  peakMemory,
  type Results,
  ratiosOf,
  rounded,
  roundedAll,
  targetsOf,
} from './report/results.ts';
import { writeResults } from './report/write.ts';

export interface Bench {
  readonly config: BenchConfig;
  readonly rig: Rig;
  readonly place: Omit<Place, 'port'>;
}

/** Measures what was asked for. When that was everything, the results are written; else they were only printed. */
export async function runComparison(bench: Bench): Promise<void> {
  const { config } = bench;
  const operations = await readOperations(config);
  const ceiling = await ceilings(bench, operations);
  const series = await comparison(bench, operations);
  const linearity = await entityCosts(bench);
  printRatios(series);
  if (isComplete(config)) await writeResults(await resultsOf(config, ceiling, series, linearity));
}

function printRatios(series: readonly Series[]): void {
  const byCpu = new Map(Object.entries(cpuRatiosOf(series)));
  for (const [name, ratio] of Object.entries(ratiosOf(series)))
    if (!Number.isNaN(ratio)) console.log(`${name}: ${ratio} (by CPU time ${byCpu.get(name)})`);
}

async function readOperations({ operations: wanted }: BenchConfig): Promise<readonly Operation[]> {
  const names = ['deep', 'small'].filter((name) => wanted.length === 0 || wanted.includes(name));
  return Promise.all(names.map((name) => readOperation(name)));
}

async function ceilings({ rig, place, config }: Bench, operations: readonly Operation[]) {
  const { connections } = config;
  const reached: Record<string, number> = {};
  for (const operation of operations) {
    const measured = await measureCeiling(rig, place, operation, { connections, seconds: Math.min(5, config.seconds) });
    reached[operation.name] = rounded(measured.perSecond);
    const busy = `cores busy ${measured.gatewayBusy.toFixed(2)} / ${measured.othersBusy.toFixed(2)}`;
    console.log(`ceiling: ${operation.name}: ${measured.perSecond.toFixed(0)} requests/s, ${busy}`);
  }
  return reached;
}

async function comparison({ rig, place, config }: Bench, operations: readonly Operation[]): Promise<readonly Series[]> {
  const running = await Promise.all(choose(config.only).map((contender) => startContender({ contender, place })));
  try {
    return await compare({ rig, running, operations, config });
  } finally {
    await Promise.all(running.map(({ process }) => process.stop()));
  }
}

async function entityCosts({ rig, place, config }: Bench): Promise<readonly EntityCost[]> {
  const ours = choose(config.only).find(({ name }) => name === 'ours');
  if (!ours || config.operations.length > 0) return [];
  const costs = await measureLinearity(rig, ours, place);
  for (const { entities, microsPerEntity, cpuMicrosPerEntity } of costs)
    console.log(
      `${entities} entities: ${microsPerEntity.toFixed(2)} µs each, ${cpuMicrosPerEntity.toFixed(2)} µs of CPU`,
    );
  return costs;
}

async function resultsOf(
  { connections, seconds, rounds }: BenchConfig,
  ceiling: Results['ceiling'],
  series: readonly Series[],
  linearity: readonly EntityCost[],
): Promise<Results> {
  const ratios = ratiosOf(series);
  const peakMemoryMiB = peakMemory(series, 'ours');
  return {
    measuredOn: new Date().toISOString().slice(0, 10),
    machine: machine(),
    versions: await versions(),
    load: { connections, seconds, rounds },
    ceiling,
    ratios,
    cpuRatios: cpuRatiosOf(series),
    foreignBusy: foreignBusyOf(series),
    peakMemoryMiB,
    targets: targetsOf(ratios, peakMemoryMiB, linearity),
    contenders: contendersOf(series, new Map(contenders.map(({ name, label }) => [name, label]))),
    linearity: linearity.map(roundedAll),
  };
}

/** How many functions of a profile are printed. */
const SHOWN = 40;

/** Profiles ours, or the one contender that was named. */
export async function runProfile({ rig, place, config }: Bench): Promise<void> {
  const [contender] = choose(config.only.length > 0 ? config.only : ['ours']);
  const [operation] = await readOperations(config);
  if (!contender || !operation) return;
  const { connections, seconds } = config;
  const { file, perSecond, top } = await profile(rig, contender, place, operation, { connections, seconds });
  console.log(`${contender.label}, ${operation.name}: ${perSecond.toFixed(0)} requests/s while profiled`);
  for (const [where, share] of top.slice(0, SHOWN)) console.log(`${(share * 100).toFixed(1).padStart(5)} %  ${where}`);
  console.log(file);
}
