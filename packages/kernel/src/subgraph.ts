import type { GraphQLSchema } from 'graphql';
import type { Viewer } from './viewer.ts';

/** Something that runs until it is stopped. */
export interface Running {
  /** Ends the work, after what was begun is finished. */
  stop(): Promise<void>;
  /** Resolves when everything that was waiting has been worked off. */
  idle(): Promise<void>;
}

export interface SubgraphDefinition<Deps> {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Made once per request: the viewer, the loaders, the ports. */
  createContext(deps: Deps, viewer: Viewer): object;
  /** Fills the subgraph's own tables with the sample catalogue; safe to repeat. */
  seed?(deps: Deps): Promise<void>;
  /** Starts its background jobs. */
  startWorker?(deps: Deps): Promise<Running>;
}

/** What a subgraph package exports: everything that a process needs to run it, embedded or by itself. */
export const defineSubgraph = <Deps>(definition: SubgraphDefinition<Deps>): SubgraphDefinition<Deps> =>
  Object.freeze(definition);
