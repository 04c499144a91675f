import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Contender, Place } from './contender.ts';

const BIN = path.join(import.meta.dirname, '../../node_modules/@graphql-hive/gateway/dist/bin.js');

/** As its documentation starts it in production, with its better setting: operations compiled, one process. */
const args = ({ port, supergraph }: Place): readonly string[] => [
  BIN,
  'supergraph',
  supergraph,
  '--jit',
  '--fork=1',
  '--host=127.0.0.1',
  `--port=${port}`,
];

function configured(name: string, label: string, config: object): Contender {
  const withConfig = (place: Place): readonly string[] => {
    const file = path.join(place.folder, `${name}.config.mjs`);
    writeFileSync(file, `export const gatewayConfig = ${JSON.stringify(config)};\n`);
    return [...args(place), `--config-path=${file}`];
  };
  return { name, label, path: '/graphql', args: withConfig };
}

const UNSHARED = { transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } } };

/** By what is shared, like ours; `hive` is how it comes: identical subgraph reads under way are one request. */
export const hive: readonly Contender[] = [
  configured('hive-unshared', 'Hive Gateway, nothing shared', UNSHARED),
  { name: 'hive', label: 'Hive Gateway, subgraph reads shared', path: '/graphql', args },
  configured('hive-inbound', 'Hive Gateway, inbound reads shared', { inboundInflightRequestDeduplication: true }),
];
