import { afterAll, describe } from '@jest/globals';
import { type OpenedDatabase, migrate, openDatabase } from '@media-gateway/database';
import { createDatabase, missingServers } from '@media-gateway/testkit';
import { createMemoryManifests } from '../../src/apps/memory.ts';
import type { ManifestStore } from '../../src/apps/port.ts';
import { createPrismaManifests } from '../../src/apps/prisma.ts';

export interface OpenStore {
  /** One more view of the same manifests, as another gateway has. */
  again(): Promise<ManifestStore>;
  readonly store: ManifestStore;
  close(): Promise<void>;
}

type Open = () => Promise<OpenStore>;

const memory: Open = async () => {
  const store = createMemoryManifests();
  return { store, again: async () => store, close: async () => undefined };
};

/** One database in memory, emptied for each use: it takes seconds to make. */
function pglite(): { readonly open: Open; close(): Promise<void> } {
  let made: Promise<OpenedDatabase> | undefined;
  const open: Open = async () => {
    const database = await (made ??= migrated(await openDatabase({ url: 'pglite:memory' })));
    await database.withSession((session) =>
      session.run('truncate gateway.app_revision, gateway.app_version, gateway.app_text cascade'),
    );
    const store = createPrismaManifests(database.db);
    return { store, again: async () => store, close: async () => undefined };
  };
  return { open, close: async () => (await made)?.close() };
}

async function migrated(database: OpenedDatabase): Promise<OpenedDatabase> {
  await migrate(database);
  return database;
}

export const postgres: Open = async () => {
  const { url, drop } = await createDatabase();
  const opened = [await migrated(await openDatabase({ url }))];
  const again = async () => {
    const database = await openDatabase({ url });
    opened.push(database);
    return createPrismaManifests(database.db);
  };
  return {
    store: await again(),
    again,
    async close() {
      for (const database of opened) await database.close();
      await drop();
    },
  };
};

const missing = await missingServers();

/** Runs where PostgreSQL answers; elsewhere the whole suite counts as skipped and says why. */
export const describePostgres = (name: string, suite: (open: Open) => void): void =>
  missing === undefined
    ? describe(name, () => suite(postgres))
    : describe.skip(`${name} [skipped: ${missing}]`, () => suite(postgres));

/** A suite over every store. */
export function describeStores(suite: (open: Open) => void): void {
  describe('memory', () => suite(memory));
  describe('PGlite', () => {
    const { open, close } = pglite();
    suite(open);
    afterAll(close);
  });
  describePostgres('PostgreSQL', suite);
}
