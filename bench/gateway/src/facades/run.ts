import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Contender, Place } from '../contenders/contender.ts';
import { ours } from '../contenders/ours.ts';
import { type Measured, measure, type Rig } from '../measure/bench.ts';
import { median } from '../measure/median.ts';
import { startContender } from '../measure/start.ts';
import type { Bench } from '../run.ts';
import { machine } from '../report/machine.ts';
import { operationsOf, publishedTexts, WAYS, type Way } from './ways.ts';

const OPERATIONS = path.join(import.meta.dirname, '../../operations');
const RESULTS = path.join(import.meta.dirname, '../../../results/facades.json');

/** The CPU of one facade for an operation, as a multiple of that of GraphQL by id in the same round: medians. */
type Ratios = Readonly<Record<string, Readonly<Record<Way, number>>>>;

/**
 * What REST and MCP cost beside GraphQL by id: one gateway, asked in each way in turn, G R M G R M, so that whatever else the machine
 * does meets all alike. Writes bench/results/facades.json.
 */
export async function runFacades({ config, rig, place }: Bench): Promise<void> {
  const texts = await publishedTexts(OPERATIONS);
  const operations = await operationsOf(texts, await readFile(place.supergraph, 'utf8'));
  const running = await startContender({ contender: await publishing(texts, place), place });
  const { connections, seconds, rounds, warmup } = config;
  const rated: Measured[][] = operations.map(() => []);
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const [index, { operation }] of operations.entries()) {
        const load = { connections, seconds: round === 0 ? warmup : seconds };
        const measured = await measure(rig satisfies Rig, running, operation, load);
        console.log(`${round === 0 ? 'warm-up' : `round ${round}`}: ${operation.name}: ${line(measured)}`);
        if (round > 0) rated[index]?.push(measured);
      }
    }
  } finally {
    await running.process.stop();
  }
  const cpuRatios = ratiosOf(operations, rated);
  console.log(JSON.stringify(cpuRatios, undefined, 2));
  const measuredOn = new Date().toISOString().slice(0, 10);
  const result = { measuredOn, machine: machine(), load: { connections, seconds, rounds }, cpuRatios };
  await writeFile(RESULTS, `${JSON.stringify(result, undefined, 2)}\n`);
}

const line = ({ perSecond, cpuPer1000, bytesPerAnswer, foreignBusy }: Measured): string =>
  [
    `${perSecond.toFixed(0)} requests/s`,
    `${(cpuPer1000 * 1000).toFixed(0)} µs of CPU each`,
    `${bytesPerAnswer} bytes`,
    `${foreignBusy.toFixed(2)} cores busy with other work`,
  ].join(', ');

/** Our gateway with these operations published. */
async function publishing(
  texts: Readonly<Record<string, string>>,
  { folder }: Omit<Place, 'port'>,
): Promise<Contender> {
  const [first] = ours;
  if (!first) throw new Error('There is no gateway of ours.');
  const operations = path.join(folder, 'operations');
  await mkdir(operations);
  await Promise.all(
    Object.entries(texts).map(([name, text]) => writeFile(path.join(operations, `${name}.graphql`), text)),
  );
  const file = path.join(folder, 'facades.yaml');
  // JSON is YAML.
  await writeFile(file, JSON.stringify({ operations: { folder: operations } }));
  return {
    ...first,
    args: (place) => first.args(place).map((arg) => (arg.startsWith('--config=') ? `--config=${file}` : arg)),
  };
}

function ratiosOf(operations: Awaited<ReturnType<typeof operationsOf>>, rated: readonly Measured[][]): Ratios {
  const cpuOf = (name: string, way: Way) =>
    rated[operations.findIndex((one) => one.name === name && one.way === way)]?.map(({ cpuPer1000 }) => cpuPer1000) ??
    [];
  const ratio = (name: string, way: Way) => {
    const base = cpuOf(name, WAYS[0]);
    const ratios = cpuOf(name, way).map((cpu, round) => cpu / (base[round] ?? Number.NaN));
    return Math.round(median(ratios) * 100) / 100;
  };
  const names = [...new Set(operations.map(({ name }) => name))];
  return Object.fromEntries(
    names.map((name) => [name, Object.fromEntries(WAYS.map((way) => [way, ratio(name, way)])) as Record<Way, number>]),
  );
}
