import type { SubgraphDeps } from '@media-gateway/adapters';
import { type CatalogueOffer, type CataloguePlatform, type Database, loadCatalogue } from '@media-gateway/database';
import { sampleReports } from './domain/sample.ts';
import { chunks } from './store/feed.ts';
import { forgetPlatforms } from './store/platforms.ts';
import { writeReports } from './store/write.ts';

/** Offers a transaction. */
const BATCH = 500;

export interface Sample {
  readonly platforms: readonly CataloguePlatform[];
  readonly offers: readonly CatalogueOffer[];
}

/** The platforms and offers of the sample catalogue. Data that is there already is neither written nor told of again. */
export const seed = async (deps: SubgraphDeps): Promise<void> => seedSample(deps, await loadCatalogue());

export async function seedSample(deps: SubgraphDeps, { platforms, offers }: Sample): Promise<void> {
  for (const platform of platforms) await writePlatform(deps.db, platform);
  await forgetPlatforms(deps);
  for (const batch of chunks(sampleReports(offers), BATCH)) await writeReports(deps, batch);
}

async function writePlatform(db: Database, { id, ...facts }: CataloguePlatform): Promise<void> {
  const current = await db.platform.findUnique({ where: { id } });
  const isSame =
    current !== null && JSON.stringify(sorted({ ...current })) === JSON.stringify(sorted({ id, ...facts }));
  if (!isSame) await db.platform.upsert({ where: { id }, create: { id, ...facts }, update: facts });
}

/** Objects with their keys in one order, since the database keeps JSON keys in an order of its own. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
