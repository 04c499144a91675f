import type { SubgraphDeps } from '@media-gateway/adapters';
import { catalogueDigest, seedOnce } from '@media-gateway/database';
import type { Running } from '@media-gateway/kernel';
import { SUBGRAPHS } from './subgraphs.ts';

/**
 * Fills every subgraph with the sample catalogue, and works off the events that come of it. Where the catalogue was there
 * already there is nothing to wait for: what waits from before is worked off beside the first requests.
 */
export async function seedAll(deps: SubgraphDeps, workers: Running): Promise<void> {
  const digest = await catalogueDigest();
  let seeded = false;
  for (const { name, seed } of SUBGRAPHS) {
    if (seed && (await seedOnce(deps.db, name, digest, () => seed(deps)))) seeded = true;
  }
  if (seeded) await workers.idle();
}
