import { composeServices } from '@apollo/composition';
import { StartupError } from '@media-gateway/kernel';
import { parse } from 'graphql';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

/** `supergraph.yaml` as Rover reads it. */
const supergraphConfig = z.object({
  federation_version: z.union([z.string(), z.number()]).optional(),
  subgraphs: z.record(z.string(), z.object({ routing_url: z.url(), schema: z.object({ file: z.string() }) })),
});

export interface SubgraphSource {
  readonly name: string;
  /** Where the subgraph answers when it is its own service. */
  readonly url: string;
  readonly sdl: string;
}

/**
 * The subgraphs that `supergraph.yaml` lists, by name; `readSdl` reads a schema file.
 * @throws StartupError when the file has another form.
 */
export async function readSources(
  yaml: string,
  readSdl: (file: string) => Promise<string>,
): Promise<readonly SubgraphSource[]> {
  const parsed = supergraphConfig.safeParse(parseYaml(yaml));
  if (!parsed.success) throw new StartupError(`supergraph.yaml is wrong: ${z.prettifyError(parsed.error)}`);
  const entries = Object.entries(parsed.data.subgraphs).sort(([a], [b]) => a.localeCompare(b));
  return Promise.all(
    entries.map(async ([name, { routing_url: url, schema }]) => ({ name, url, sdl: await readSdl(schema.file) })),
  );
}

/**
 * The supergraph SDL of the subgraphs.
 * @throws StartupError with every composition error.
 */
export function compose(sources: readonly SubgraphSource[]): string {
  const services = sources.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
  const { errors, supergraphSdl } = composeServices(services);
  if (supergraphSdl) return `${supergraphSdl.trim()}\n`;
  throw new StartupError(
    `The subgraphs do not compose:\n${(errors ?? []).map((error) => `  ${error.message}`).join('\n')}`,
  );
}
