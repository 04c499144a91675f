import type { SubgraphDeps } from '@media-gateway/adapters';
import { type LiveIndex, createLiveIndex } from './live-index.ts';

/** One index for each database that this process has open: requests and the worker share it, and it goes with the database. */
const indexes = new WeakMap<SubgraphDeps['db'], LiveIndex>();

export function indexOf(deps: SubgraphDeps): LiveIndex {
  const index = indexes.get(deps.db) ?? createLiveIndex(deps);
  indexes.set(deps.db, index);
  return index;
}
