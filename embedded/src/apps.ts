import type { Adapters, ServiceConfig } from '@media-gateway/adapters';
import { type Apps, DEFAULT_OPTIONS, createPrismaManifests, openApps } from '@media-gateway/gateway';

/** How often changes are looked for that were made through another process, in ms. */
const POLL_MS = 2000;
/** How often counts are written, in ms. */
const FLUSH_MS = 10_000;

/** The client applications of the embedded system. PGlite serves one process, so that nobody else changes anything in it. */
export const openEmbeddedApps = (config: ServiceConfig, { db, log }: Adapters): Promise<Apps> =>
  openApps({
    store: createPrismaManifests(db),
    pollMs: config.DATABASE_URL.startsWith('pglite:') ? 0 : POLL_MS,
    flushMs: FLUSH_MS,
    maxCharacters: DEFAULT_OPTIONS.limits.characters,
    report: (error) => log.error({ err: error }, 'fault'),
  });
