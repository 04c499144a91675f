import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFolder } from '../src/lock.ts';

describe('the lock of a data folder', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lock-'));
    file = path.join(folder, 'postgres.lock');
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A lock whose process has ended. */
  async function leaveStaleLock(): Promise<void> {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.once('exit', resolve));
    await writeFile(file, JSON.stringify({ pid: child.pid, started: '1' }));
  }
  const refusal = { name: 'StartupError', message: expect.stringContaining(`in use by process ${process.pid} (`) };

  it('refuses a second holder and names the first', async () => {
    const unlock = await lockFolder(file);
    await expect(lockFolder(file)).rejects.toMatchObject(refusal);
    await unlock();
  });

  it('is free again once released, and leaves nothing behind', async () => {
    await (
      await lockFolder(file)
    )();
    expect(await readdir(folder)).toEqual([]);
    await (
      await lockFolder(file)
    )();
  });

  it('refuses while another process that lives holds it', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await new Promise((resolve) => child.once('spawn', resolve));
    await writeFile(file, JSON.stringify({ pid: child.pid, started: '' }));
    await expect(lockFolder(file)).rejects.toThrow(`in use by process ${child.pid}`);
    child.kill();
  });

  it('is taken over from a process that is gone', async () => {
    await leaveStaleLock();
    const unlock = await lockFolder(file);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid: process.pid });
    await unlock();
  });

  it('is taken over when the same pid is another process now, as after a restart of a container', async () => {
    await writeFile(file, JSON.stringify({ pid: process.pid, started: '1' }));
    await (
      await lockFolder(file)
    )();
  });

  it('is taken over when it cannot be read', async () => {
    await writeFile(file, '');
    await (
      await lockFolder(file)
    )();
  });

  it('goes to one only when several take over at once', async () => {
    await leaveStaleLock();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(file)));
    const winners = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(winners).toHaveLength(1);
  });

  it('is not held up by a takeover that crashed', async () => {
    await leaveStaleLock();
    await mkdir(`${file}.takeover`);
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(`${file}.takeover`, longAgo, longAgo);
    await (
      await lockFolder(file)
    )();
  });
});
