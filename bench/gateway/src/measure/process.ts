import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { productionEnvironment } from '../config.ts';

/** The core of the gateway that is measured, and the core of everything else. */
export const GATEWAY_CORE = 0;
export const OTHER_CORE = 1;

/** Without `taskset` (it is Linux') nothing is pinned, and the results say so. */
export const canPin: boolean = spawnSync('taskset', ['-V']).status === 0;

export interface StartOptions {
  readonly core: number;
  /** Arguments of node. */
  readonly args: readonly string[];
  readonly ipc: boolean;
}

export interface Started {
  readonly pid: number;
  readonly child: ChildProcess;
  /** What it printed last, for messages. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts a node process on one core. */
export function startNode({ core, args, ipc }: StartOptions): Started {
  const command = [process.execPath, ...args];
  const [file, ...rest] = canPin ? ['taskset', '-c', String(core), ...command] : command;
  const child = spawn(file as string, rest, {
    env: productionEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
  });
  // Whatever ends the bench ends what it started.
  process.once('exit', () => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => (output = (output + data.toString()).slice(-4000)));
  return { pid: child.pid as number, child, output: () => output, stop: () => stop(child) };
}

/** Asks it to end, and after five seconds makes it. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(force);
}

/** Sends a message over IPC and waits for the answer. */
export function ask<T>({ child, output }: Started, message: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error(`A process of the bench ended: ${output()}`));
    child.once('exit', onExit);
    child.once('message', (answer) => {
      child.off('exit', onExit);
      resolve(answer as T);
    });
    child.send(message);
  });
}

/** Waits for the first message of a process that was just started. */
export const ready = ({ child, output }: Started): Promise<void> =>
  new Promise((resolve, reject) => {
    const onExit = () => reject(new Error(`A process of the bench did not start: ${output()}`));
    child.once('exit', onExit);
    child.once('message', () => {
      child.off('exit', onExit);
      resolve();
    });
  });
