import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Contender, Place } from '../contenders/contender.ts';
import type { Rig, Running } from './bench.ts';
import { freePort } from './port.ts';
import { GATEWAY_CORE, OTHER_CORE, ready, startNode, type Started } from './process.ts';

const entry = (file: string): string => path.join(import.meta.dirname, '..', file);

/** Starts the subgraphs and the load generator. */
export async function startRig(replayPort: number): Promise<Rig> {
  const start = (args: readonly string[]) => startNode({ core: OTHER_CORE, args, ipc: true });
  const replay = start([entry('replay/main.js'), String(replayPort)]);
  const load = start([entry('load/main.js')]);
  await Promise.all([ready(replay), ready(load)]);
  return { replay, load };
}

export interface StartContender {
  readonly contender: Contender;
  readonly place: Omit<Place, 'port'>;
  /** Arguments of node that come first. */
  readonly nodeArgs?: readonly string[];
}

/** Starts a gateway and waits until it answers. */
export async function startContender({ contender, place, nodeArgs = [] }: StartContender): Promise<Running> {
  const port = await freePort();
  const args = [...nodeArgs, ...contender.args({ ...place, port })];
  const process = startNode({ core: GATEWAY_CORE, args, ipc: false });
  await answers(`http://127.0.0.1:${port}${contender.path}`, process);
  return { contender, port, process };
}

/** How long a gateway may take until it answers, in ms. */
const PATIENCE = 60_000;

async function answers(url: string, { child, output }: Started): Promise<void> {
  const body = JSON.stringify({ query: '{ __typename }' });
  const headers = { 'content-type': 'application/json' };
  for (const start = performance.now(); performance.now() - start < PATIENCE; await wait(100)) {
    if (child.exitCode !== null) break;
    const response = await fetch(url, { method: 'POST', body, headers }).catch(() => undefined);
    if (response?.ok) return;
  }
  throw new Error(`A gateway did not start: ${output()}`);
}
