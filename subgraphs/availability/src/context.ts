import type { SubgraphDeps } from '@media-gateway/adapters';
import type DataLoader from 'dataloader';
import type { Viewer } from '@media-gateway/kernel';
import { dayOf } from './domain/day.ts';
import type { Offer } from './domain/offer.ts';
import type { Platforms } from './domain/platform.ts';
import { type TitleInRegion, loadOffer, loadOffersOf } from './store/loaders.ts';
import { readPlatforms } from './store/platforms.ts';

/** What a request has at hand. */
export interface Context {
  readonly viewer: Viewer;
  readonly deps: SubgraphDeps;
  /** All platforms by code. */
  readonly platforms: () => Promise<Platforms>;
  readonly offersOf: DataLoader<TitleInRegion, readonly Offer[]>;
  readonly offer: DataLoader<string, Offer | null>;
  /** The day it is in UTC; a subscription lives longer than one. */
  readonly today: () => string;
}

export const createContext = (deps: SubgraphDeps, viewer: Viewer): Context => ({
  viewer,
  deps,
  platforms: () => readPlatforms(deps),
  offersOf: loadOffersOf(deps.db),
  offer: loadOffer(deps.db),
  today: () => dayOf(deps.now()),
});
