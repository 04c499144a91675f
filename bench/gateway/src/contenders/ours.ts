import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Contender, Place } from './contender.ts';

/** What is shared between identical reads that are under way at the same time. */
interface Shared {
  /** Requests to a subgraph. */
  readonly subgraph: boolean;
  /** Whole requests of clients. */
  readonly inbound: boolean;
}

/** `npm run gateway`, compiled: what a production image runs. */
const ENTRY = path.join(import.meta.dirname, '../../../../gateway/dist/main.js');

const variant = (name: string, label: string, shared: Shared): Contender => ({
  name,
  label,
  path: '/graphql',
  args: (place) => [
    ENTRY,
    `--supergraph=${place.supergraph}`,
    `--port=${place.port}`,
    `--config=${configure(name, place, shared)}`,
  ],
});

/** Writes the `gateway.yaml`; JSON is YAML. */
function configure(name: string, { folder }: Place, { subgraph, inbound }: Shared): string {
  const file = path.join(folder, `${name}.yaml`);
  const config = {
    dedup: { inbound },
    subgraphs: { all: { dedup: subgraph } },
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** By what is shared; `ours` is how it comes: identical subgraph reads under way are one request. */
export const ours: readonly Contender[] = [
  variant('ours', 'Media gateway, subgraph reads shared', { subgraph: true, inbound: false }),
  variant('ours-unshared', 'Media gateway, nothing shared', { subgraph: false, inbound: false }),
  variant('ours-inbound', 'Media gateway, inbound reads shared', { subgraph: true, inbound: true }),
];
