import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type SubgraphSource, compose, readSources } from '@media-gateway/gateway';

/** The repository's root: where supergraph.yaml is. */
export const ROOT = path.join(import.meta.dirname, '..', '..');

/** The subgraphs as their committed SDL says. */
export async function committedSources(): Promise<readonly SubgraphSource[]> {
  const yaml = await readFile(path.join(ROOT, 'supergraph.yaml'), 'utf8');
  return readSources(yaml, (file) => readFile(path.join(ROOT, file), 'utf8'));
}

const digestOf = (sources: readonly SubgraphSource[]) =>
  createHash('sha256').update(JSON.stringify(sources)).digest('hex');

/** What supergraph.graphql should contain: the composed SDL under the digest of what it was composed from. */
export const composedFile = (sources: readonly SubgraphSource[]): string =>
  `# Composed from supergraph.yaml; sources ${digestOf(sources)}\n${compose(sources)}`;

/** The committed supergraph when it was composed from these very sources, else a newly composed one. */
export async function currentSupergraph(): Promise<string> {
  const sources = await committedSources();
  const committed = await readFile(path.join(ROOT, 'supergraph.graphql'), 'utf8').catch(() => '');
  const isCurrent = committed.startsWith(`# Composed from supergraph.yaml; sources ${digestOf(sources)}\n`);
  return isCurrent ? committed : composedFile(sources);
}
