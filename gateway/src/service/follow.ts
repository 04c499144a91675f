import type { Logger } from '@media-gateway/adapters';
import { StartupError } from '@media-gateway/kernel';
import type { ServedGateway } from '../gateway.ts';
import type { SupergraphSource } from '../supergraph/source/port.ts';
import { type SupergraphWatch, watchSupergraph } from '../supergraph/watch.ts';
import type { Served } from '../version/version.ts';
import type { Serve } from './serve.ts';

export interface FollowOptions {
  readonly source: SupergraphSource;
  /** What the source said, and what was made of it. */
  readonly text: string;
  readonly first: Served;
  readonly serve: Serve;
  readonly gateway: ServedGateway;
  readonly log: Logger;
}

/**
 * Serves what the source says, whenever it says something else; what cannot be served is logged, and so is a look that somebody
 * asked for and that changed nothing.
 */
export function follow({ source, text, first, serve, gateway, log }: FollowOptions): SupergraphWatch {
  let current = first;
  let outcomes = 0;
  const watch = watchSupergraph({
    source,
    current: text,
    async apply(sdl) {
      const next = await serve(sdl, current);
      await gateway.swap(next);
      current = next;
      outcomes += 1;
      log.info({ source: source.name, version: gateway.version }, 'the supergraph was replaced');
    },
    refused(error) {
      outcomes += 1;
      const reason = error instanceof StartupError ? { reason: error.message } : { err: error };
      log.error({ source: source.name, ...reason }, 'the supergraph was refused; the one before is still served');
    },
  });
  const refresh = async () => {
    const before = outcomes;
    await watch.refresh();
    if (outcomes === before) log.info({ source: source.name, version: gateway.version }, 'nothing changed');
  };
  return { ...watch, refresh };
}
