import { randomUUID } from 'node:crypto';
import { describe } from '@jest/globals';
import { type OpenedDatabase, migrate, openDatabase } from '@media-gateway/database';
import { TEST_POSTGRES_URL } from './config.ts';

export interface TestDatabase {
  /** One more connection to the same database, as another gateway would have. */
  open(): Promise<OpenedDatabase>;
  remove(): Promise<void>;
}

// Jest cannot link the two modules of PGlite at the same time.
await import('@electric-sql/pglite');

const trouble = await openDatabase({ url: TEST_POSTGRES_URL }).then(
  (server) => server.close(),
  (error: Error) => error.message,
);

async function onServer(sql: string): Promise<void> {
  const server = await openDatabase({ url: TEST_POSTGRES_URL });
  await server.withSession((session) => session.run(sql)).finally(() => server.close());
}

/** In memory; it has one connection, which "another gateway" shares. */
export async function createPglite(): Promise<TestDatabase> {
  const database = await openDatabase({ url: 'pglite:memory' });
  await migrate(database);
  // Jest takes no import between two tests, and Prisma loads its compiler with the first query.
  await database.db.seedRun.count();
  return { open: async () => ({ ...database, close: async () => undefined }), remove: () => database.close() };
}

async function createPostgres(): Promise<TestDatabase> {
  const name = `webhooks_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(TEST_POSTGRES_URL);
  url.pathname = name;
  const open = () => openDatabase({ url: url.href });
  const first = await open();
  await migrate(first).finally(() => first.close());
  return { open, remove: () => onServer(`drop database ${name} with (force)`) };
}

/** The suite over each engine; where PostgreSQL does not answer it counts as skipped, and says why. */
export function describeEngines(suite: (create: () => Promise<TestDatabase>) => void): void {
  describe('PGlite', () => suite(createPglite));
  if (trouble === undefined) describe('PostgreSQL', () => suite(createPostgres));
  else describe.skip(`PostgreSQL [skipped: ${trouble}]`, () => suite(createPostgres));
}
