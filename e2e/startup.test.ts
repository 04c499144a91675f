import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from '@media-gateway/database';
import { runEntry, spawnEntry } from '@media-gateway/testkit';

const MAIN = 'embedded/src/main.ts';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'media-gateway-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const started = async (env: Record<string, string>) => {
  const child = spawnEntry(MAIN, { PORT: '0', ...env });
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Ready in')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${printed}`)));
  });
  const stop = () =>
    new Promise<number | null>((resolve) => {
      child.removeAllListeners('exit');
      child.once('exit', (code) => resolve(code));
      child.kill('SIGINT');
    });
  return { url: /Start here\s+(\S+?)\/?\n/.exec(printed)?.[1] ?? '', printed, stop };
};

describe('a start', () => {
  it('keeps the data over a restart, and migrates nothing twice', async () => {
    const DATA_DIR = path.join(folder, 'kept');
    const first = await started({ DATA_DIR });
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    expect(await first.stop()).toBe(0);
    const again = await started({ DATA_DIR });
    expect(again.printed).toMatch(/0 of \d+ migrations applied/);
    const answer = await fetch(`${again.url}/api/v1/titles/title_metropolis-1927`);
    expect(JSON.stringify(await answer.json())).toContain('Metropolis');
    expect(await again.stop()).toBe(0);
  }, 180_000);
});

describe('a start that cannot be says why in one line and exits with 1', () => {
  const refused = async (env: Record<string, string>, why: RegExp) => {
    const { code, stderr } = await runEntry(MAIN, { PORT: '0', ...env });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(why);
    expect(code).toBe(1);
  };

  it('when the port is in use', async () => {
    const taken: Server = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    await refused({ PORT: String(port), DATA_DIR: path.join(folder, 'kept') }, /Port \d+ is in use/);
    await new Promise((resolve) => taken.close(resolve));
  }, 90_000);

  it('when the port is none', () => refused({ PORT: 'eighty' }, /PORT/), 60_000);

  it('when PostgreSQL cannot be reached, without the password', async () => {
    await refused(
      { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/x' },
      /^(?!.*hunter2).*PostgreSQL at 127\.0\.0\.1:1/,
    );
  }, 60_000);

  it('when the data folder is damaged', async () => {
    const DATA_DIR = path.join(folder, 'damaged');
    await mkdir(path.join(DATA_DIR, 'postgres'), { recursive: true });
    await writeFile(path.join(DATA_DIR, 'postgres', 'PG_VERSION'), 'nonsense');
    await refused({ DATA_DIR }, /cannot be opened/);
  }, 60_000);

  it('when the data folder is in use', async () => {
    const DATA_DIR = path.join(folder, 'kept');
    const holder = await started({ DATA_DIR });
    await refused({ DATA_DIR }, /in use by process \d+/);
    expect((await fetch(`${holder.url}/health/ready`)).status).toBe(200);
    expect(await holder.stop()).toBe(0);
  }, 120_000);

  it('when the data folder is of a newer version', async () => {
    const DATA_DIR = path.join(folder, 'kept');
    const database = await openDatabase({ url: `pglite:${path.join(DATA_DIR, 'postgres')}` });
    await database.withSession((session) =>
      session.query(
        "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '29990101000000_later', now())",
      ),
    );
    await database.close();
    await refused({ DATA_DIR }, /newer version/);
  }, 90_000);
});
