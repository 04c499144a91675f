import { setImmediate as turn } from 'node:timers/promises';
import type { Logger } from '@media-gateway/adapters';
import { StartupError } from '@media-gateway/kernel';
import type { GatewaySettings } from '../config/settings.ts';
import { loadOperationSources } from '../operations/load.ts';
import type { OperationSource } from '../operations/source.ts';
import { loadSupergraph } from '../supergraph/load.ts';
import { publishOperations } from '../version/publish.ts';
import type { Served } from '../version/version.ts';
import { strangersAmong, unknownNames } from './strangers.ts';
import { connect } from './transports.ts';

/**
 * Makes what is served of a supergraph: loaded, its subgraphs connected, the operations compiled for it.
 * @throws StartupError when it cannot be served; at the start also when there are options for a subgraph that it does not have. Later
 *   that is logged: a subgraph may leave, and its options go when somebody has the time.
 */
export type Serve = (sdl: string, before?: Served) => Promise<Served>;

/** Reads the published operations once; a new supergraph must have room for them. */
export async function createServe(settings: GatewaySettings, log: Logger): Promise<Serve> {
  const { operationsFolder, subgraphs, options } = settings;
  const sources: readonly OperationSource[] = operationsFolder ? await loadOperationSources(operationsFolder) : [];
  return async (sdl, before) => {
    const supergraph = loadSupergraph(sdl);
    const strangers = strangersAmong(subgraphs, supergraph);
    if (strangers && !before) throw new StartupError(strangers);
    const unknown = unknownNames(options, supergraph);
    if (unknown.length > 0) log.warn({ names: unknown }, 'limits name what the supergraph does not have');
    // Requests that came meanwhile go first.
    await turn();
    const operations = publishOperations(supergraph, sources);
    if (strangers) log.warn(strangers);
    return { supergraph, operations, transports: connect(subgraphs, supergraph, before) };
  };
}
