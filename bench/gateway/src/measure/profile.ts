import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Contender, Place } from '../contenders/contender.ts';
import type { Operation } from '../operations.ts';
import { type Load, measure, type Rig } from './bench.ts';
import { startContender } from './start.ts';

/** The part of a `.cpuprofile` that is read here. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  /** In µs of the system's monotonic clock. */
  readonly startTime: number;
  readonly samples: readonly number[];
  /** In µs; one for each sample. */
  readonly timeDeltas: readonly number[];
}

export interface Profiled {
  /** The `.cpuprofile`, for a viewer. */
  readonly file: string;
  readonly perSecond: number;
  /** Function and place, with its share of the time that the gateway was busy; the largest first. */
  readonly top: readonly (readonly [place: string, share: number])[];
}

/** Runs the gateway under V8's profiler. Of the profile, which begins with the process, only the load after a warm-up counts. */
export async function profile(
  rig: Rig,
  contender: Contender,
  place: Omit<Place, 'port'>,
  operation: Operation,
  load: Load,
): Promise<Profiled> {
  const folder = path.join(place.folder, 'profile');
  await mkdir(folder);
  const nodeArgs = ['--cpu-prof', `--cpu-prof-dir=${folder}`];
  const running = await startContender({ contender, place, nodeArgs });
  await measure(rig, running, operation, load);
  const from = monotonicMicros();
  const { perSecond } = await measure(rig, running, operation, load);
  const during = [from, monotonicMicros()] as const;
  await running.process.stop();
  const [name] = await readdir(folder);
  if (!name) throw new Error(`The gateway left no profile: ${running.process.output()}`);
  const file = path.join(folder, name);
  return { file, perSecond, top: selfTimes(JSON.parse(await readFile(file, 'utf8')) as CpuProfile, during) };
}

const monotonicMicros = (): number => Number(process.hrtime.bigint() / 1000n);

function selfTimes(
  { nodes, samples, timeDeltas, startTime }: CpuProfile,
  [from, to]: readonly [from: number, to: number],
): Profiled['top'] {
  const placeOf = new Map(nodes.map(({ id, callFrame }) => [id, describe(callFrame)]));
  const times = new Map<string, number>();
  let now = startTime;
  for (const [index, id] of samples.entries()) {
    const delta = timeDeltas[index] ?? 0;
    now += delta;
    const place = placeOf.get(id) ?? '?';
    if (now >= from && now <= to && place !== '(idle)') times.set(place, (times.get(place) ?? 0) + delta);
  }
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times].map(([place, time]) => [place, time / total] as const).sort(([, a], [, b]) => b - a);
}

function describe({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const file = url.replace(/^.*\/node_modules\//, '').replace(/^file:.*?\/(?=gateway\/dist|packages\/)/, '');
  return `${functionName || '(anonymous)'}${file ? ` ${file}:${lineNumber + 1}` : ''}`;
}
