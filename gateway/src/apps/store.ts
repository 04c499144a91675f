import type { OpenedDatabase } from '@media-gateway/database';
import type { ManifestStore } from './port.ts';

export interface OpenedStore {
  readonly store: ManifestStore;
  close(): Promise<void>;
}

/** Connections to PostgreSQL: a look, a batch of counts, and what an administrator does. */
const POOL_SIZE = 4;

/**
 * The one place where a store is chosen: `memory:`, `pglite:<folder>` or `postgres://…`; what it needs is loaded only then. A database
 * without the tables is given them.
 * @throws StartupError for another URL, or a server that cannot be reached.
 */
export async function openManifestStore(url: string): Promise<OpenedStore> {
  if (url === 'memory:') {
    const { createMemoryManifests } = await import('./memory.ts');
    return { store: createMemoryManifests(), close: async () => undefined };
  }
  const [{ openDatabase, migrate }, { createPrismaManifests }] = await Promise.all([
    import('@media-gateway/database'),
    import('./prisma.ts'),
  ]);
  const database = await openDatabase({ url, poolSize: POOL_SIZE });
  if (!(await hasTables(database))) await migrate(database);
  return { store: createPrismaManifests(database.db), close: () => database.close() };
}

const hasTables = ({ withSession }: OpenedDatabase): Promise<boolean> =>
  withSession(async (session) => {
    const found = await session.query<{ name: string | null }>(
      `select to_regclass('gateway.app_revision')::text as name`,
    );
    return found[0]?.name != null;
  });
