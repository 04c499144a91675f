import type { SubgraphDeps } from '@media-gateway/adapters';
import type { Viewer } from '@media-gateway/kernel';
import { indexOf } from './index-of.ts';
import type { LiveIndex } from './live-index.ts';

/** What a request has. */
export interface Context {
  readonly viewer: Viewer;
  readonly index: LiveIndex;
}

export const createContext = (deps: SubgraphDeps, viewer: Viewer): Context => ({ viewer, index: indexOf(deps) });
