import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type MigrationReport, type OpenedDatabase, migrate } from '../src/index.ts';
import { type TestDatabase, createPostgres, describePostgres, pglite } from './engines.ts';

const FIRST = 'create table shelf (id int primary key);';
const SECOND = "alter table shelf add column name text; insert into shelf values (1, 'drama');";

/** What the runner must hold on either engine. */
function migrationContract(create: () => Promise<TestDatabase>): void {
  let test: TestDatabase;
  let database: OpenedDatabase;
  let folder: string;
  beforeEach(async () => {
    test = await create();
    database = await test.open();
    folder = await mkdtemp(path.join(tmpdir(), 'migrations-'));
    await add('1_first', FIRST);
    await add('2_second', SECOND);
  });
  afterEach(async () => {
    await database.close();
    await test.remove();
    await rm(folder, { recursive: true });
  });

  const add = async (name: string, sql: string) => {
    await mkdir(path.join(folder, name), { recursive: true });
    await writeFile(path.join(folder, name, 'migration.sql'), sql);
  };
  const query = (sql: string) => database.withSession((session) => session.query<Record<string, unknown>>(sql));
  const exists = async (table: string) =>
    (await query(`select to_regclass('${table}') is not null as found`))[0]?.['found'];

  it('applies each migration once, in the order of their names', async () => {
    expect(await migrate(database, folder)).toEqual({ applied: ['1_first', '2_second'], total: 2 });
    expect(await migrate(database, folder)).toEqual({ applied: [], total: 2 });
    await add('3_third', 'alter table shelf add column place int;');
    expect(await migrate(database, folder)).toEqual({ applied: ['3_third'], total: 3 });
    expect(await query('select * from shelf')).toEqual([{ id: 1, name: 'drama', place: null }]);
  });

  it('writes the history as Prisma does', async () => {
    await migrate(database, folder);
    const columns = await query(
      "select column_name, data_type, is_nullable from information_schema.columns where table_name = '_prisma_migrations' order by column_name",
    );
    expect(columns).toEqual([
      { column_name: 'applied_steps_count', data_type: 'integer', is_nullable: 'NO' },
      { column_name: 'checksum', data_type: 'character varying', is_nullable: 'NO' },
      { column_name: 'finished_at', data_type: 'timestamp with time zone', is_nullable: 'YES' },
      { column_name: 'id', data_type: 'character varying', is_nullable: 'NO' },
      { column_name: 'logs', data_type: 'text', is_nullable: 'YES' },
      { column_name: 'migration_name', data_type: 'character varying', is_nullable: 'NO' },
      { column_name: 'rolled_back_at', data_type: 'timestamp with time zone', is_nullable: 'YES' },
      { column_name: 'started_at', data_type: 'timestamp with time zone', is_nullable: 'NO' },
    ]);
    const rows = await query(
      'select migration_name, checksum, finished_at is not null as finished, applied_steps_count from _prisma_migrations order by 1',
    );
    expect(rows).toEqual([
      {
        migration_name: '1_first',
        checksum: createHash('sha256').update(FIRST).digest('hex'),
        finished: true,
        applied_steps_count: 1,
      },
      {
        migration_name: '2_second',
        checksum: createHash('sha256').update(SECOND).digest('hex'),
        finished: true,
        applied_steps_count: 1,
      },
    ]);
  });

  it('rolls a failing migration back as a whole, reports it, and keeps those before it', async () => {
    await add('3_third', 'create table half (id int); select no_such_column from shelf;');
    await expect(migrate(database, folder)).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringMatching(/^The migration "3_third" failed and was rolled back: .*no_such_column/),
    });
    expect([await exists('half'), await exists('shelf')]).toEqual([false, true]);
    const [row] = await query(
      "select finished_at, rolled_back_at is not null as undone, logs from _prisma_migrations where migration_name = '3_third'",
    );
    expect(row).toMatchObject({ finished_at: null, undone: true, logs: expect.stringContaining('no_such_column') });
  });

  it('applies a migration that was mended after it failed', async () => {
    await add('3_third', 'nonsense;');
    await expect(migrate(database, folder)).rejects.toThrow('"3_third" failed');
    await add('3_third', 'create table whole (id int);');
    expect(await migrate(database, folder)).toEqual({ applied: ['3_third'], total: 3 });
    expect(await exists('whole')).toBe(true);
  });

  it('refuses a migration that was edited after it was applied', async () => {
    await migrate(database, folder);
    await add('1_first', `${FIRST} -- edited`);
    await expect(migrate(database, folder)).rejects.toMatchObject({
      name: 'StartupError',
      message: 'The migration "1_first" was edited after it was applied; restore it and add a new one.',
    });
  });

  it('refuses a database that a newer version has migrated', async () => {
    await add('9_newer', 'create table newer (id int);');
    await migrate(database, folder);
    await rm(path.join(folder, '9_newer'), { recursive: true });
    await expect(migrate(database, folder)).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining('made by a newer version: it has the migration "9_newer"'),
    });
  });

  it('refuses a database in which another tool left a migration unfinished', async () => {
    await migrate(database, folder);
    await query("update _prisma_migrations set finished_at = null where migration_name = '2_second'");
    await expect(migrate(database, folder)).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining('"2_second" was begun and not finished'),
    });
  });

  it('lets the lock go, whether it succeeded or not', async () => {
    await add('3_third', 'nonsense;');
    await migrate(database, folder).catch(() => undefined);
    expect(await query("select * from pg_locks where locktype = 'advisory'")).toEqual([]);
  });
}

describe('migrations on PGlite', () => {
  const engine = pglite();
  afterAll(engine.close);
  migrationContract(engine.create);
});

describePostgres('migrations on PostgreSQL', () => {
  migrationContract(createPostgres);

  it('are applied once when several processes start together', async () => {
    const test = await createPostgres();
    const processes = await Promise.all(Array.from({ length: 4 }, () => test.open()));
    const reports = await Promise.all(processes.map((database) => migrate(database)));
    const applied = (report: MigrationReport) => report.applied.length;
    expect(reports.map(applied).filter((count) => count > 0)).toEqual([reports[0]?.total]);
    expect(await processes[0]?.db.title.count()).toBe(0);
    await Promise.all(processes.map((database) => database.close()));
    await test.remove();
  });
});
