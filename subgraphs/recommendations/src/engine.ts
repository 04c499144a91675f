import type { SubgraphDeps } from '@media-gateway/adapters';
import { type RecommendationsConfig, readRecommendationsConfig } from './config.ts';
import { type FrequencySource, createFrequencySource } from './store/frequencies.ts';

/** What outlives a request. */
export interface Engine {
  readonly config: RecommendationsConfig;
  readonly frequencies: FrequencySource;
}

/** One for each database that this process has open; it goes with the database. */
const engines = new WeakMap<SubgraphDeps['db'], Engine>();

export function engineOf(deps: SubgraphDeps): Engine {
  const engine = engines.get(deps.db) ?? createEngine(deps);
  engines.set(deps.db, engine);
  return engine;
}

function createEngine({ db, now, log }: SubgraphDeps): Engine {
  const onError = (error: unknown) => log.error({ err: error }, 'features could not be counted');
  return { config: readRecommendationsConfig(), frequencies: createFrequencySource({ db, now, onError }) };
}
