import type { SubgraphDeps } from '@media-gateway/adapters';
import type { Viewer } from '@media-gateway/kernel';
import { type Engine, engineOf } from './engine.ts';
import { type SimilarLoader, createSimilarLoader } from './similar.ts';

/** What a request has. */
export interface Context extends Engine {
  readonly viewer: Viewer;
  readonly db: SubgraphDeps['db'];
  readonly now: () => number;
  readonly similar: SimilarLoader;
}

export function createContext(deps: SubgraphDeps, viewer: Viewer): Context {
  const engine = engineOf(deps);
  return { ...engine, viewer, db: deps.db, now: deps.now, similar: createSimilarLoader(deps.db, engine.frequencies) };
}
