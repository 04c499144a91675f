import { createHash, randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from '@media-gateway/kernel';
import type { OpenedDatabase } from './open.ts';
import type { SqlSession } from './session.ts';

/** Where the project's own migrations are. */
export const MIGRATIONS = path.join(import.meta.dirname, '..', 'migrations');

/** The advisory lock that Prisma's own `migrate deploy` takes, so that neither runs beside the other. */
const PRISMA_LOCK = 72707369;

/** The table as Prisma makes it. */
const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface Applied {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

export interface MigrationReport {
  /** Names in the order in which they were applied now. */
  readonly applied: readonly string[];
  readonly total: number;
}

/**
 * Brings the database up to date: each migration once, in order, in a transaction of its own, under Prisma's lock.
 * @throws StartupError when a migration fails (it is rolled back), was edited after it was applied, was left unfinished,
 *   or when the database knows one that this checkout does not.
 */
export function migrate(database: OpenedDatabase, folder = MIGRATIONS): Promise<MigrationReport> {
  return database.withSession(async (session) => {
    await session.query('select pg_advisory_lock($1)', [PRISMA_LOCK]);
    try {
      return await deploy(session, await readMigrations(folder));
    } finally {
      // A connection that is gone has released it.
      await session.query('select pg_advisory_unlock($1)', [PRISMA_LOCK]).catch(() => undefined);
    }
  });
}

async function deploy(session: SqlSession, migrations: readonly Migration[]): Promise<MigrationReport> {
  await session.run(HISTORY_TABLE);
  const pending = pendingMigrations(migrations, await readHistory(session));
  for (const migration of pending) await apply(session, migration);
  return { applied: pending.map(({ name }) => name), total: migrations.length };
}

/**
 * What is still to be applied.
 * @throws StartupError when history and folder contradict each other.
 */
export function pendingMigrations(migrations: readonly Migration[], history: readonly Applied[]): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of history) {
    const ours = known.get(name);
    if (!ours)
      throw new StartupError(
        `The database was made by a newer version: it has the migration "${name}", which is unknown here. Update the code, or use another DATA_DIR.`,
      );
    if (!finished)
      throw new StartupError(
        `The migration "${name}" was begun and not finished by another tool; see "prisma migrate resolve".`,
      );
    if (ours.checksum !== checksum)
      throw new StartupError(`The migration "${name}" was edited after it was applied; restore it and add a new one.`);
  }
  const done = new Set(history.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

const readHistory = (session: SqlSession): Promise<Applied[]> =>
  session.query<Applied>(
    'select migration_name as name, checksum, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null',
  );

async function apply(session: SqlSession, migration: Migration): Promise<void> {
  const id = randomUUID();
  const values = [id, migration.checksum, migration.name];
  await session.run('begin');
  try {
    await session.run(migration.sql);
    await session.query(
      'insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)',
      values,
    );
    await session.run('commit');
  } catch (cause) {
    // When the connection itself is gone the server rolls back, and nothing can be recorded.
    await session.run('rollback').catch(() => undefined);
    await recordRollback(session, values, cause as Error).catch(() => undefined);
    throw new StartupError(
      `The migration "${migration.name}" failed and was rolled back: ${(cause as Error).message}`,
      { cause },
    );
  }
}

/** Leaves a trace that Prisma understands: it does not count as applied, and says why. */
const recordRollback = (session: SqlSession, values: unknown[], cause: Error) =>
  session.query(
    'insert into _prisma_migrations (id, checksum, migration_name, logs, rolled_back_at) values ($1, $2, $3, $4, now())',
    [...values, cause.message],
  );
