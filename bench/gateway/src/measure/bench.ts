import type { Contender } from '../contenders/contender.ts';
import type { RoundReply } from '../load/main.ts';
import type { RoundOrder, RoundResult } from '../load/round.ts';
import type { Operation } from '../operations.ts';
import type { ReplayCount } from '../replay/main.ts';
import { ask, type Started } from './process.ts';
import { cpuSeconds, machineSeconds, peakMemoryMiB } from './usage.ts';

/** A contender that runs. */
export interface Running {
  readonly contender: Contender;
  readonly port: number;
  readonly process: Started;
}

/** The processes on the other core. */
export interface Rig {
  readonly replay: Started;
  readonly load: Started;
}

/** What one round of one contender with one operation showed. */
export interface Measured extends RoundResult {
  /** Of the gateway's process, in seconds. */
  readonly cpuPer1000: number;
  /** The share of the time that the gateway's core, and the other one, were busy with the bench: 1 is all. */
  readonly gatewayBusy: number;
  readonly othersBusy: number;
  /** How many cores were busy with what is not the bench; above 0.1 the figures are noise, and only ratios count. */
  readonly foreignBusy: number;
  readonly subgraphRequests: number;
  /** So far, in MiB. */
  readonly peakMemoryMiB: number;
}

export type Load = Pick<RoundOrder, 'connections' | 'seconds'>;

/** Runs one round and looks at every process before and after. */
export async function measure(rig: Rig, running: Running, operation: Operation, load: Load): Promise<Measured> {
  const pid = running.process.pid;
  const look = async () => ({
    at: performance.now(),
    gateway: cpuSeconds(pid),
    others: cpuSeconds(rig.load.pid) + cpuSeconds(rig.replay.pid),
    foreign: machineSeconds() - cpuSeconds(pid) - cpuSeconds(rig.load.pid) - cpuSeconds(rig.replay.pid),
    count: await ask<ReplayCount>(rig.replay, {}),
  });
  const before = await look();
  const result = await runRound(rig, running, operation, load);
  const after = await look();
  const seconds = (after.at - before.at) / 1000;
  return {
    ...result,
    cpuPer1000: ((after.gateway - before.gateway) / result.answered) * 1000,
    gatewayBusy: (after.gateway - before.gateway) / seconds,
    othersBusy: (after.others - before.others) / seconds,
    foreignBusy: (after.foreign - before.foreign) / seconds,
    subgraphRequests: (after.count.requests - before.count.requests) / result.answered,
    peakMemoryMiB: peakMemoryMiB(pid),
  };
}

async function runRound(
  { load }: Rig,
  { contender, port }: Running,
  { body, expected, way }: Operation,
  how: Load,
): Promise<RoundResult> {
  const { path = contender.path, accept = 'application/json', at = ['data'] } = way ?? {};
  const method = body === '' ? 'GET' : 'POST';
  const order: RoundOrder = { port, method, path, body, accept, expected, at, ...how };
  const reply = await ask<RoundReply>(load, order);
  if ('result' in reply) return reply.result;
  throw new Error(`${contender.label}: ${reply.error}`);
}
