import { createRequire } from 'node:module';
import { StartupError } from '@media-gateway/kernel';
import { type DocumentNode, type GraphQLError, parse } from 'graphql';
import { type YAMLParseError, parse as parseYaml } from 'yaml';
import { z } from 'zod';

const require = createRequire(import.meta.url);

/** `supergraph.yaml` as Rover reads it, with schemas from files. */
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

export interface ListedSubgraph {
  readonly name: string;
  readonly url: string;
  /** Its schema, relative to the list. */
  readonly file: string;
}

/**
 * The subgraphs that a `supergraph.yaml` lists, by name.
 * @param name what messages call the file.
 * @throws StartupError when the file has another form.
 */
export function listSubgraphs(yaml: string, name = 'supergraph.yaml'): readonly ListedSubgraph[] {
  const parsed = supergraphConfig.safeParse(readYaml(yaml, name));
  if (!parsed.success) throw new StartupError(`${name} is wrong: ${parsed.error.issues.map(describe).join('; ')}.`);
  return Object.entries(parsed.data.subgraphs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([subgraph, { routing_url: url, schema }]) => ({ name: subgraph, url, file: schema.file }));
}

const describe = ({ path, message }: z.core.$ZodIssue) => `${path.join('.') || 'the file'}: ${message}`;

function readYaml(yaml: string, name: string): unknown {
  try {
    return parseYaml(yaml);
  } catch (cause) {
    const [reason] = (cause as YAMLParseError).message.split('\n');
    throw new StartupError(`${name} is no YAML: ${reason}`, { cause });
  }
}

/**
 * The subgraphs that `supergraph.yaml` lists, with their schemas; `readSdl` reads a schema file.
 * @throws StartupError when the file has another form.
 */
export const readSources = (
  yaml: string,
  readSdl: (file: string) => Promise<string>,
): Promise<readonly SubgraphSource[]> =>
  Promise.all(listSubgraphs(yaml).map(async ({ name, url, file }) => ({ name, url, sdl: await readSdl(file) })));

/**
 * The supergraph SDL of the subgraphs.
 * @throws StartupError with every composition error.
 */
export function compose(sources: readonly SubgraphSource[]): string {
  // Loaded when it is first needed: a gateway that is given a composed supergraph never needs it.
  const { composeServices } = require('@apollo/composition') as typeof import('@apollo/composition');
  const services = sources.map(({ name, url, sdl }) => ({ name, url, typeDefs: parseSchema(name, sdl) }));
  const { errors, supergraphSdl } = composeServices(services);
  if (supergraphSdl) return `${supergraphSdl.trim()}\n`;
  throw new StartupError(
    `The subgraphs do not compose:\n${(errors ?? []).map((error) => `  ${error.message}`).join('\n')}`,
  );
}

function parseSchema(name: string, sdl: string): DocumentNode {
  try {
    return parse(sdl);
  } catch (cause) {
    const { message, locations } = cause as GraphQLError;
    throw new StartupError(`The schema of the subgraph "${name}", line ${locations?.[0]?.line}: ${message}`, { cause });
  }
}
