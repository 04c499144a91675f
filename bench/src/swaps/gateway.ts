import { type ChildProcess, spawn } from 'node:child_process';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compose } from '@media-gateway/gateway';
import type { Served } from '@media-gateway/kernel/serve';
import { SUBGRAPHS } from './subgraphs.ts';

const ROOT = path.join(import.meta.dirname, '../../..');

/** The supergraph in one of two forms that both hold everything that is asked for: the second shows a field less. */
export function supergraph(served: readonly Served[], form: number): string {
  const sources = Object.entries(SUBGRAPHS).map(([name, { sdl }], index) => ({
    name,
    sdl: form % 2 === 0 ? sdl : sdl.replace(' votes: Int!', ''),
    url: served[index]?.url ?? '',
  }));
  return compose(sources);
}

/** Replaces a file at once, as a deployment does. */
export async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.next`, text);
  await rename(`${file}.next`, file);
}

export interface GatewayProcess {
  readonly url: string;
  readonly process: ChildProcess;
}

/** The gateway's own command line, from source. */
export async function startGateway(supergraphFile: string): Promise<GatewayProcess> {
  const source = ['--conditions=@media-gateway/source', '--import', 'tsx', 'gateway/src/main.ts'];
  const child = spawn(process.execPath, [...source, '--supergraph', supergraphFile, '--port', '0'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The gateway ended with ${code}.`)));
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /gateway serves (\S+)/.exec(chunk.toString())?.[1];
      if (found) resolve(found);
    });
  });
  return { url, process: child };
}
