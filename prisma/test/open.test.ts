import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, openDatabase } from '../src/index.ts';
import { TEST_POSTGRES_URL } from './config.ts';
import { describePostgres } from './engines.ts';

const opening = (url: string) => openDatabase({ url });

describe('a database in a folder', () => {
  let folder: string;
  let url: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'open-'));
    url = `pglite:${folder}/new/postgres`;
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('keeps its data, lets in one process at a time, and says when it is damaged', async () => {
    const first = await opening(url);
    await migrate(first);
    await first.db.platform.create({ data: { id: 'kept', name: 'Kept', homepage: 'https://example.org' } });
    await expect(opening(url)).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining(`by process ${process.pid}`),
    });
    await first.close();

    const again = await opening(url);
    expect((await migrate(again)).applied).toEqual([]);
    expect(await again.db.platform.count()).toBe(1);
    await again.close();
    expect(await readdir(path.join(folder, 'new'))).toEqual(['postgres']);

    await truncate(path.join(folder, 'new/postgres/global/pg_control'), 10);
    await expect(opening(url)).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining('cannot be opened: it is damaged'),
    });
    expect(await readdir(path.join(folder, 'new'))).toEqual(['postgres']);
  });
});

describe('a server that cannot be used', () => {
  it.each([
    [
      'postgres://somebody:hunter2@127.0.0.1:1/media',
      'PostgreSQL at 127.0.0.1:1/media cannot be reached: connection refused.',
    ],
    [
      'mysql://somebody:hunter2@127.0.0.1/media',
      'DATABASE_URL must be "pglite:<folder>" or "postgres://user@host:port/database".',
    ],
  ])('%s is one line without its password', async (url, message) => {
    await expect(opening(url)).rejects.toMatchObject({ name: 'StartupError', message });
  });

  describePostgres('for it answers otherwise', () => {
    it('is one line, too', async () => {
      const url = new URL(TEST_POSTGRES_URL);
      url.pathname = '/no_such_database';
      await expect(opening(url.href)).rejects.toMatchObject({
        name: 'StartupError',
        message: expect.stringMatching(
          /^PostgreSQL at .* cannot be reached: database "no_such_database" does not exist\.$/,
        ),
      });
    });
  });
});

describe('a database', () => {
  it('tells of each statement, so that tests can count them', async () => {
    const statements: string[] = [];
    const database = await openDatabase({ url: 'pglite:memory', onQuery: (sql) => statements.push(sql) });
    await migrate(database);
    await database.db.title.findMany({ take: 1 });
    expect(statements).toEqual([expect.stringMatching(/^SELECT .* FROM "content"."title"/)]);
    await database.close();
  });
});
