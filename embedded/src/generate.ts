import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { printSubgraphSchema } from '@apollo/subgraph';
import {
  LOCK_FILE,
  asGivenTo,
  generateArtifacts,
  generateConfiguration,
  generateProblemReference,
  loadOperationSources,
  loadSupergraph,
  printLock,
  publishOperations,
} from '@media-gateway/gateway';
import { StartupError, runMain } from '@media-gateway/kernel';
import { printSchema } from 'graphql';
import { generateClient } from '../../codegen.ts';
import { SUBGRAPHS } from './subgraphs.ts';
import { ROOT, committedSources, composedFile } from './supergraph.ts';

type Save = (file: string, content: string) => Promise<void>;

const current = (file: string) => readFile(path.join(ROOT, file), 'utf8').catch(() => undefined);

const writeChanged: Save = async (file, content) => {
  if ((await current(file)) === content) return;
  await mkdir(path.dirname(path.join(ROOT, file)), { recursive: true });
  await writeFile(path.join(ROOT, file), content);
  console.log(`wrote ${file}`);
};

const checkFile: Save = async (file, content) => {
  if ((await current(file)) !== content)
    throw new StartupError(`${file} is stale; run "npm run generate" and commit it.`);
};

/** What is printed from the published operations: manifests for the facades, typed documents for frontends, the lock. */
async function printOperations(sdl: string): Promise<ReadonlyMap<string, string>> {
  const supergraph = loadSupergraph(sdl);
  const operations = publishOperations(supergraph, await loadOperationSources(path.join(ROOT, 'operations')));
  const manifests = [...generateArtifacts(operations)].map(
    ([file, content]) => [`gateway/generated/${file}`, content] as const,
  );
  const client = await generateClient({
    schemaSdl: printSchema(supergraph.apiSchema),
    operations: asGivenTo('APP', operations),
  });
  return new Map([...manifests, ...client, [LOCK_FILE, printLock(operations)]]);
}

/**
 * Writes every generated file that is committed: the subgraphs' SDL, the supergraph, what is printed from the operations,
 * the descriptions of the gateway's options and of its problems. `--check` writes nothing and fails when one of them is stale.
 */
await runMain(async () => {
  const save = process.argv.includes('--check') ? checkFile : writeChanged;
  for (const { name, schema } of SUBGRAPHS)
    await save(`subgraphs/${name}/schema.graphql`, `${printSubgraphSchema(schema).trim()}\n`);
  const supergraph = composedFile(await committedSources());
  await save('supergraph.graphql', supergraph);
  for (const [file, content] of await printOperations(supergraph)) await save(file, content);
  for (const [file, content] of [...generateConfiguration(), ...generateProblemReference()]) await save(file, content);
});
