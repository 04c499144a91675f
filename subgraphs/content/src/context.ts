import type { SubgraphDeps } from '@media-gateway/adapters';
import type { Viewer } from '@media-gateway/kernel';
import { type Loaders, createLoaders } from './loaders/index.ts';

/** What the resolvers of one request share. */
export interface Context extends Pick<SubgraphDeps, 'db' | 'cache' | 'now'> {
  readonly viewer: Viewer;
  readonly loaders: Loaders;
}

export const createContext = ({ db, cache, now }: SubgraphDeps, viewer: Viewer): Context => ({
  ...{ db, cache, now, viewer },
  loaders: createLoaders(db),
});
