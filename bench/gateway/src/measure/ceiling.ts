import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fixed } from '../contenders/list.ts';
import type { Place } from '../contenders/contender.ts';
import type { Operation } from '../operations.ts';
import { type Load, type Measured, measure, type Rig } from './bench.ts';
import { startContender } from './start.ts';

/** What the load generator reaches against a server that only sends: no gateway can be measured above it. */
export async function measureCeiling(
  rig: Rig,
  place: Omit<Place, 'port'>,
  operation: Operation,
  load: Load,
): Promise<Measured> {
  const file = path.join(place.folder, `${operation.name}.json`);
  await writeFile(file, `{"data":${operation.expected}}`);
  const running = await startContender({ contender: fixed(file), place });
  await measure(rig, running, operation, { ...load, seconds: 2 });
  const measured = await measure(rig, running, operation, load);
  await running.process.stop();
  return measured;
}
