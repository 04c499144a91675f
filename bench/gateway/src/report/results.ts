import type { Measured } from '../measure/bench.ts';
import type { Series } from '../measure/compare.ts';
import type { EntityCost } from '../measure/linearity.ts';
import { median, medians } from '../measure/median.ts';
import type { Machine } from './machine.ts';

/** `gateway.json`. */
export interface Results {
  readonly measuredOn: string;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly load: { readonly connections: number; readonly seconds: number; readonly rounds: number };
  /** Requests/s of the load generator against a server that only sends, by operation. */
  readonly ceiling: Readonly<Record<string, number>>;
  /** How many times as many requests/s, each gateway as it comes except where the name says otherwise. */
  readonly ratios: Readonly<Record<RatioName, number>>;
  /** The same by the CPU time of the gateways' processes, which other work on the machine changes less. */
  readonly cpuRatios: Readonly<Record<RatioName, number>>;
  /** How many cores were busy meanwhile with what is not the bench: the median and the most of all rounds. */
  readonly foreignBusy: { readonly median: number; readonly most: number };
  /** The most that ours had in any of its settings, in the rounds of both operations. */
  readonly peakMemoryMiB: number;
  readonly targets: Readonly<Record<string, Target>>;
  readonly contenders: Readonly<Record<string, ContenderResult>>;
  readonly linearity: readonly EntityCost[];
}

export interface ContenderResult {
  readonly label: string;
  /** Medians of the rounds, by operation. */
  readonly operations: Readonly<Record<string, Measured>>;
}

export interface Target {
  readonly wanted: string;
  readonly measured: number;
  readonly met: boolean;
}

/** Operation, numerator, denominator. */
const RATIOS = {
  deepVsApollo: ['deep', 'ours', 'apollo'],
  deepVsHive: ['deep', 'ours', 'hive'],
  smallVsApollo: ['small', 'ours', 'apollo'],
  deepDedupVsApollo: ['deep', 'ours-inbound', 'apollo'],
  // What remains where nothing is shared; Apollo never shares.
  deepUnsharedVsApollo: ['deep', 'ours-unshared', 'apollo'],
  smallUnsharedVsApollo: ['small', 'ours-unshared', 'apollo'],
  deepBothUnsharedVsHive: ['deep', 'ours-unshared', 'hive-unshared'],
  deepBothDedupVsHive: ['deep', 'ours-inbound', 'hive-inbound'],
  smallVsHive: ['small', 'ours', 'hive'],
} as const;

export type RatioName = keyof typeof RATIOS;

/**
 * Each round's ratio is of figures that were measured within a minute or two of each other; the result is their median.
 * @param rateOf What is compared: the requests that one second of time is good for, or one second of the gateway's CPU.
 */
export function ratiosOf(
  series: readonly Series[],
  rateOf: (round: Measured) => number = ({ perSecond }) => perSecond,
): Results['ratios'] {
  const rate = (operation: string, contender: string): readonly number[] =>
    series.find((one) => one.operation === operation && one.contender === contender)?.rounds.map(rateOf) ?? [];
  const ratio = ([operation, ours, other]: readonly [string, string, string]): number => {
    const others = rate(operation, other);
    return rounded(median(rate(operation, ours).map((value, round) => value / (others[round] ?? Number.NaN))));
  };
  return Object.fromEntries(Object.entries(RATIOS).map(([name, of]) => [name, ratio(of)])) as Results['ratios'];
}

export function contendersOf(
  series: readonly Series[],
  labels: ReadonlyMap<string, string>,
): Readonly<Record<string, ContenderResult>> {
  const result = (name: string, label: string): ContenderResult => {
    const own = series.filter(({ contender }) => contender === name);
    return {
      label,
      operations: Object.fromEntries(own.map((one) => [one.operation, roundedAll(medians(one.rounds))])),
    };
  };
  return Object.fromEntries([...labels].map(([name, label]) => [name, result(name, label)]));
}

/** The most memory of any contender whose name begins so. */
export const peakMemory = (series: readonly Series[], prefix: string): number =>
  Math.max(
    ...series
      .filter(({ contender }) => contender.startsWith(prefix))
      .flatMap(({ rounds }) => rounds.map(({ peakMemoryMiB }) => peakMemoryMiB)),
  );

const AT_LEAST = { deepVsApollo: 15, deepVsHive: 10, smallVsApollo: 4, deepDedupVsApollo: 150 } as const;
const MEMORY_MIB = Math.floor(300_000_000 / 2 ** 20);
/** How much more an entity may cost in an answer of 10,000 than in one of 1,000. */
const GROWTH = 1.25;

export function targetsOf(
  ratios: Results['ratios'],
  peakMemoryMiB: number,
  linearity: readonly EntityCost[],
): Results['targets'] {
  const atLeast = Object.entries(AT_LEAST).map(([name, wanted]) => {
    const measured = ratios[name as keyof typeof AT_LEAST];
    return [name, { wanted: `≥ ${wanted}`, measured, met: measured >= wanted }] as const;
  });
  const cost = (entities: number) => linearity.find((one) => one.entities === entities)?.microsPerEntity ?? Number.NaN;
  const growth = rounded(cost(10_000) / cost(1000));
  return {
    ...Object.fromEntries(atLeast),
    peakMemoryMiB: { wanted: `< ${MEMORY_MIB}`, measured: peakMemoryMiB, met: peakMemoryMiB < MEMORY_MIB },
    growthPerEntity: { wanted: `≤ ${GROWTH}`, measured: growth, met: growth <= GROWTH },
  };
}

/** To four digits: more than two runs agree on. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

export const roundedAll = <T extends object>(figures: T): T =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, typeof value === 'number' ? rounded(value) : value]),
  ) as T;

export const cpuRatiosOf = (series: readonly Series[]): Results['ratios'] =>
  ratiosOf(series, ({ cpuPer1000 }) => 1000 / cpuPer1000);

export function foreignBusyOf(series: readonly Series[]): Results['foreignBusy'] {
  const all = series.flatMap(({ rounds }) => rounds.map(({ foreignBusy }) => foreignBusy));
  return { median: rounded(median(all)), most: rounded(Math.max(...all)) };
}
