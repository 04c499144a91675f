import type { SubgraphDeps } from '@media-gateway/adapters';
import { type SignedInViewer, type Viewer, requireUser } from '@media-gateway/kernel';
import { loadOwn } from './store/loaders.ts';

/** What a request has at hand. */
export interface Context {
  readonly viewer: Viewer;
  readonly deps: SubgraphDeps;
  /** What is the viewer's own. @throws AppError UNAUTHENTICATED for a guest. */
  readonly own: () => ReturnType<typeof loadOwn>;
}

export function createContext(deps: SubgraphDeps, viewer: Viewer): Context {
  const own = viewer.id === null ? null : loadOwn(deps.db, viewer as SignedInViewer);
  return { viewer, deps, own: () => own ?? loadOwn(deps.db, requireUser(viewer)) };
}
