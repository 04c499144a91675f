import { randomUUID } from 'node:crypto';
import { describe } from '@jest/globals';
import pg from 'pg';
import { type OpenedDatabase, openDatabase } from '../src/index.ts';
import { TEST_POSTGRES_URL } from './config.ts';

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: TEST_POSTGRES_URL, connectionTimeoutMillis: 2000 });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

const trouble = await onServer('select 1').then(
  () => undefined,
  (error: unknown) => (error as { code?: string }).code ?? String(error),
);

/** Runs where PostgreSQL answers; elsewhere the whole suite counts as skipped and says why. */
export function describePostgres(name: string, suite: () => void): void {
  if (trouble === undefined) return describe(name, suite);
  describe.skip(`${name} [skipped: no PostgreSQL at ${new URL(TEST_POSTGRES_URL).host}: ${trouble}]`, suite);
}

export interface TestDatabase {
  /** One more connection to the same database, as another process would have. */
  open(): Promise<OpenedDatabase>;
  remove(): Promise<void>;
}

/** An empty database on the server. */
export async function createPostgres(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(TEST_POSTGRES_URL);
  url.pathname = name;
  return { open: () => openDatabase({ url: url.href }), remove: () => onServer(`drop database ${name} with (force)`) };
}

/** One database in memory that is emptied after each use; it has one connection, which "another process" shares. */
export function pglite() {
  let opened: Promise<OpenedDatabase> | undefined;
  const create = async (): Promise<TestDatabase> => {
    opened ??= openDatabase({ url: 'pglite:memory' });
    const database = await opened;
    const remove = () =>
      database.withSession((session) => session.run('drop schema public cascade; create schema public'));
    return { open: async () => ({ ...database, close: async () => undefined }), remove };
  };
  return { create, close: async () => (await opened)?.close() };
}
