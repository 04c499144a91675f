import type { SubgraphDeps } from '@media-gateway/adapters';
import type { Viewer } from '@media-gateway/kernel';
import { loadInWatchlist, loadProgress } from './store/loaders.ts';

/** What a request has at hand. */
export interface Context {
  readonly viewer: Viewer;
  readonly deps: SubgraphDeps;
  /** What is the viewer's own; null for a guest, who has nothing. */
  readonly own: {
    readonly inWatchlist: ReturnType<typeof loadInWatchlist>;
    readonly progress: ReturnType<typeof loadProgress>;
  } | null;
}

export const createContext = (deps: SubgraphDeps, viewer: Viewer): Context => ({
  viewer,
  deps,
  own:
    viewer.id === null
      ? null
      : { inWatchlist: loadInWatchlist(deps.db, viewer.id), progress: loadProgress(deps.db, viewer.id) },
});
