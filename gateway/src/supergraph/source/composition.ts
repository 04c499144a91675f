import path from 'node:path';
import { type SubgraphSource, compose, listSubgraphs } from '../compose.ts';
import { watchFiles } from './changes.ts';
import { type FileSourceOptions, SETTLE_MS, readText } from './file.ts';
import type { SupergraphSource } from './port.ts';

/** A `supergraph.yaml`: subgraphs with their schema files, relative to it, that are composed in this process. */
export function compositionSource({ file, pollMs }: FileSourceOptions): SupergraphSource {
  const inFolder = (name: string) => path.resolve(path.dirname(file), name);
  const list = async () => listSubgraphs(await readText(file, 'The list of subgraphs'), file);
  const readSources = async (): Promise<readonly SubgraphSource[]> => {
    const read = (name: string, schema: string) => readText(inFolder(schema), `The schema of the subgraph "${name}"`);
    return Promise.all(
      (await list()).map(async ({ name, url, file: schema }) => ({ name, url, sdl: await read(name, schema) })),
    );
  };
  return {
    name: file,
    read: async () => JSON.stringify(await readSources()),
    toSdl: async (text) => compose(JSON.parse(text) as readonly SubgraphSource[]),
    watch: (changed) => watchListed(file, pollMs, changed, async () => (await list()).map((one) => inFolder(one.file))),
    settleMs: SETTLE_MS,
  };
}

/** Watches the list and what it lists; with each change what is listed may be another. */
function watchListed(
  file: string,
  pollMs: number,
  changed: () => void,
  listed: () => Promise<readonly string[]>,
): () => void {
  let watched: readonly string[] | undefined;
  let stop = () => {};
  let stopped = false;
  const renew = async () => {
    const files = [file, ...(await listed().catch(() => watched?.slice(1) ?? []))];
    if (stopped || files.join('\n') === watched?.join('\n')) return;
    stop();
    watched = files;
    stop = watchFiles(files, pollMs, () => void renew().then(changed));
  };
  void renew().then(changed);
  return () => {
    stopped = true;
    stop();
  };
}
