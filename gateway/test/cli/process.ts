import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export const GATEWAY = path.join(import.meta.dirname, '../..');
const MAIN = ['--conditions=@media-gateway/source', '--import', 'tsx', path.join(GATEWAY, 'src/main.ts')];

/** How long a process may take, in ms. */
const DEADLINE_MS = 60_000;

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Environment = Readonly<Record<string, string>>;

/** Starts the gateway in the folder of its package, with nothing in its environment but this. */
export const gateway = (args: readonly string[], env: Environment = {}): Child => new Child([...MAIN, ...args], env);

/** A subgraph of the example. */
export const example = (name: string): Child => new Child([path.join(GATEWAY, 'example', `${name}.mjs`), '0'], {});

export class Child {
  readonly process: ChildProcess;
  readonly #ended: Promise<number | null>;
  #stdout = '';
  #stderr = '';

  constructor(command: readonly string[], env: Environment) {
    this.process = spawn(process.execPath, [...command], { cwd: GATEWAY, env: { ...env } });
    this.process.stdout?.on('data', (chunk: Buffer) => (this.#stdout += chunk.toString()));
    this.process.stderr?.on('data', (chunk: Buffer) => (this.#stderr += chunk.toString()));
    const forced = setTimeout(() => this.process.kill('SIGKILL'), DEADLINE_MS);
    this.#ended = new Promise((resolve) => this.process.once('close', resolve));
    void this.#ended.then(() => clearTimeout(forced));
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** Waits until it says where it serves. */
  async served(): Promise<string> {
    for (;;) {
      const url = /serves (\S+)/.exec(this.#stdout)?.[1];
      if (url) return url;
      if (this.process.exitCode !== null || this.process.signalCode !== null) throw new Error(this.#stderr);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits for its end. */
  async finished(): Promise<Finished> {
    return { code: await this.#ended, stdout: this.#stdout, stderr: this.#stderr };
  }

  stop(): Promise<Finished> {
    this.process.kill('SIGTERM');
    return this.finished();
  }
}

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: unknown }[];
}

export async function ask(url: string, query: string, headers: Environment = {}): Promise<Answer> {
  const body = JSON.stringify({ query });
  const all = { 'content-type': 'application/json', ...headers };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: all, body });
  return (await response.json()) as Answer;
}
