import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

/** The schema engine in WebAssembly takes its time, in ms. */
const PATIENCE = 180_000;

const DATABASE = path.join(import.meta.dirname, '..');
const run = promisify(execFile);

describe('the author of migrations', () => {
  let copy: string;
  beforeEach(async () => {
    copy = await mkdtemp(path.join(tmpdir(), 'author-'));
    await cp(path.join(DATABASE, 'schema'), path.join(copy, 'schema'), { recursive: true });
    await cp(path.join(DATABASE, 'migrations'), path.join(copy, 'migrations'), { recursive: true });
  });
  afterEach(() => rm(copy, { recursive: true }));

  /** Works on the copies of schema and migrations. */
  const author = (...args: string[]) =>
    run(process.execPath, [
      ...['--conditions=@media-gateway/source', '--import', 'tsx', path.join(DATABASE, 'src/author.ts')],
      ...['--schema', path.join(copy, 'schema'), '--migrations', path.join(copy, 'migrations'), ...args],
    ]);
  const addModel = () =>
    appendFile(path.join(copy, 'schema/content.prisma'), '\nmodel Shelf {\n  id Int @id\n\n  @@schema("content")\n}\n');

  it(
    'fails with the missing SQL, and no stack, when the schema was changed',
    async () => {
      await addModel();
      await expect(author('--check')).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(
          /^error: prisma\/schema has changes without a migration(?![^]*\n\s+at )[^]*CREATE TABLE "content"."Shelf"/,
        ),
      });
      expect(await readdir(path.join(copy, 'migrations'))).toEqual(await readdir(path.join(DATABASE, 'migrations')));
    },
    PATIENCE,
  );

  it(
    'writes the migration that is missing',
    async () => {
      await addModel();
      await author('add_shelf');
      const written = (await readdir(path.join(copy, 'migrations'))).find((name) => /^\d{14}_add_shelf$/.test(name));
      expect(await readFile(path.join(copy, 'migrations', String(written), 'migration.sql'), 'utf8')).toContain(
        'CREATE TABLE "content"."Shelf"',
      );
    },
    PATIENCE,
  );

  it('refuses a name that leads elsewhere', async () => {
    await expect(author('../elsewhere')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is no name for a migration'),
    });
  });
});
