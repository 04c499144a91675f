import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { childEnvironment } from './config.ts';

export const ROOT = path.join(import.meta.dirname, '..', '..', '..');

/** How long a service may take until it says where it serves. */
const START_MS = 90_000;

export interface ChildService {
  /** What it printed as its address. */
  readonly url: string;
  readonly process: ChildProcess;
  /** Ends it as Kubernetes would, and resolves with its exit code. */
  stop(): Promise<number | null>;
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An entry file of the repository as a process of its own. */
export function spawnEntry(
  entry: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): ChildProcess {
  const command = ['--conditions=@media-gateway/source', '--import', 'tsx', path.join(ROOT, entry), ...args];
  return spawn(process.execPath, command, { cwd: ROOT, env: childEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Starts a service and waits for its "… serves <url>". */
export async function startService(entry: string, env: Readonly<Record<string, string>>): Promise<ChildService> {
  const child = spawnEntry(entry, env);
  const url = await addressOf(child, entry);
  return { url, process: child, stop: () => stop(child) };
}

/** Runs an entry to its end, or ends it when it goes on for too long. */
export async function runEntry(
  entry: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<Finished> {
  const child = spawnEntry(entry, env, args);
  const forced = setTimeout(() => child.kill('SIGKILL'), START_MS).unref();
  const [stdout, stderr, code] = await Promise.all([textOf(child.stdout), textOf(child.stderr), exitOf(child)]);
  clearTimeout(forced);
  return { code, stdout, stderr };
}

function addressOf(child: ChildProcess, entry: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const give = setTimeout(() => reject(new Error(`${entry} did not start in time:\n${printed}`)), START_MS);
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /serves (\S+)/.exec(printed)?.[1];
      if (!url) return;
      clearTimeout(give);
      resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.once('exit', (code) => reject(new Error(`${entry} ended with ${code}:\n${printed}`)));
  });
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = exitOf(child);
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), 10_000);
  return ended.finally(() => clearTimeout(forced));
}

const exitOf = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve));

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) text += String(chunk);
  return text;
}
