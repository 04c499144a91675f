import type { SubgraphDeps } from '@media-gateway/adapters';
import type { Platform as PlatformRow } from '@media-gateway/database';
import type { Platform, Platforms } from '../domain/platform.ts';

const KEY = 'availability:platforms';

/** Platforms change with a release, so a minute-old list will do. */
const TTL_SECONDS = 60;

/** More platforms than any region has. */
const MAX_PLATFORMS = 500;

/** All platforms by code, from the cache where it has them. */
export async function readPlatforms({ db, cache }: Pick<SubgraphDeps, 'db' | 'cache'>): Promise<Platforms> {
  const known = await cache.get<readonly Platform[]>(KEY);
  if (known) return byId(known);
  const rows = await db.platform.findMany({ orderBy: { id: 'asc' }, take: MAX_PLATFORMS });
  const platforms = rows.map(toPlatform);
  if (platforms.length > 0) await cache.set(KEY, platforms, TTL_SECONDS);
  return byId(platforms);
}

/** Call it after the platforms were written. */
export const forgetPlatforms = ({ cache }: Pick<SubgraphDeps, 'cache'>): Promise<void> => cache.delete(KEY);

const byId = (platforms: readonly Platform[]): Platforms =>
  new Map(platforms.map((platform) => [platform.id, platform]));

const toPlatform = (row: PlatformRow): Platform => ({
  ...row,
  monetization: row.monetization as Platform['monetization'],
  links: row.links as Platform['links'],
});
