/**
 * `npm run planning -w bench`: the gateway plans operations that are short and hard to plan, while a client asks for a known one every 10 ms. Prints
 * as JSON how long the plans take, how long the event loop is held up meanwhile, and how long the known operation takes from when it was due: with
 * plans made in a thread of their own, in place, and, to compare, while nothing is planned.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_OPTIONS } from '@media-gateway/gateway';
import { type Maze, easyOperation, hardOperation, startMaze } from './planning/maze.ts';

/** Operations that differ in name alone are planned apart. */
const ROUNDS = 5;
const QUIET_MS = 5000;
const KNOWN_EVERY_MS = 10;
/** For the event loop to turn, and for what was held up to be noted. */
const PAUSE_MS = 100;

const ms = (value: number) => Math.round(value * 10) / 10;
const percentile = (sorted: readonly number[], share: number) => ms(sorted[Math.floor(sorted.length * share)] ?? 0);

async function ask(gateway: Maze, query: string): Promise<number> {
  const begun = performance.now();
  const response = await gateway.run({ facade: 'graphql', query });
  if (response.kind !== 'single' || response.status !== 200) throw new Error(JSON.stringify(response));
  return performance.now() - begun;
}

/** Asks for the known operation until the other work is done; how long each took from when it was due, shortest first. */
async function askMeanwhile(gateway: Maze, isDone: () => boolean): Promise<readonly number[]> {
  const took: number[] = [];
  const begun = performance.now();
  for (let due = begun; !isDone() || due < performance.now(); due += KNOWN_EVERY_MS) {
    await sleep(Math.max(0, due - performance.now()));
    await ask(gateway, easyOperation);
    took.push(performance.now() - due);
  }
  return took.sort((a, b) => a - b);
}

async function planHard(gateway: Maze): Promise<object> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    took.push(await ask(gateway, hardOperation(`Hard${round}`)));
    await sleep(PAUSE_MS);
  }
  took.sort((a, b) => a - b);
  return { median: percentile(took, 0.5), slowest: percentile(took, 0.99) };
}

const planNothing = async () => void (await sleep(QUIET_MS));

async function measure(worker: boolean, work: (gateway: Maze) => Promise<object | void>): Promise<object> {
  const gateway = startMaze({ planner: { ...DEFAULT_OPTIONS.planner, worker, timeoutMs: 60_000 } });
  await ask(gateway, easyOperation);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await sleep(PAUSE_MS);
  let isDone = false;
  const working = work(gateway).finally(() => (isDone = true));
  const [planMs, known] = await Promise.all([working, askMeanwhile(gateway, () => isDone)]);
  delay.disable();
  await gateway.close();
  return {
    planMs,
    eventLoopDelayMs: {
      p50: ms(delay.percentile(50) / 1e6),
      p99: ms(delay.percentile(99) / 1e6),
      max: ms(delay.max / 1e6),
    },
    knownMs: { p50: percentile(known, 0.5), p99: percentile(known, 0.99), max: ms(known.at(-1) ?? 0) },
  };
}

const quiet = await measure(true, planNothing);
const inThread = await measure(true, planHard);
const inPlace = await measure(false, planHard);
console.log(JSON.stringify({ quiet, inThread, inPlace }, null, 2));
