import { setImmediate as turn } from 'node:timers/promises';
import type { GatewaySettings } from '../config/settings.ts';
import { compileOperations } from '../operations/compile.ts';
import { loadOperationSources } from '../operations/load.ts';
import type { OperationSource } from '../operations/source.ts';
import { loadSupergraph } from '../supergraph/load.ts';
import type { Served } from '../version/version.ts';
import { connect } from './transports.ts';

/** Makes what is served of a supergraph: loaded, its subgraphs connected, the operations compiled for it. */
export type Serve = (sdl: string, before?: Served) => Promise<Served>;

/** Reads the published operations once; a new supergraph must have room for them. */
export async function createServe({ operationsFolder, subgraphs }: GatewaySettings): Promise<Serve> {
  const sources: readonly OperationSource[] = operationsFolder ? await loadOperationSources(operationsFolder) : [];
  return async (sdl, before) => {
    const supergraph = loadSupergraph(sdl);
    // Requests that came meanwhile go first.
    await turn();
    const operations = compileOperations({ schema: supergraph.apiSchema, sources });
    return { supergraph, operations, transports: connect(subgraphs, supergraph, before) };
  };
}
