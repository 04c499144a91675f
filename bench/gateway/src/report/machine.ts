import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { canPin, GATEWAY_CORE, OTHER_CORE } from '../measure/process.ts';

/** Where it was measured. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly pinning: string;
}

export const machine = (): Machine => ({
  cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
  cores: os.cpus().length,
  memoryGiB: Math.round(os.totalmem() / 2 ** 30),
  system: `${os.platform()} ${os.arch()}`,
  node: process.versions.node,
  pinning: canPin
    ? `the measured gateway on core ${GATEWAY_CORE}; load generator and subgraphs together on core ${OTHER_CORE}`
    : 'nothing is pinned: this system has no taskset',
});

const COMPARED = [
  '@apollo/gateway',
  '@apollo/server',
  '@graphql-hive/gateway',
  '@graphql-tools/batch-execute',
  'graphql',
];

/** The versions that are installed, by package. */
export async function versions(): Promise<Readonly<Record<string, string>>> {
  const folder = path.join(import.meta.dirname, '../../node_modules');
  const read = async (name: string) => {
    const text = await readFile(path.join(folder, name, 'package.json'), 'utf8');
    return [name, (JSON.parse(text) as { readonly version: string }).version] as const;
  };
  return Object.fromEntries(await Promise.all(COMPARED.map(read)));
}
