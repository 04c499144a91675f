import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StartupError } from '@media-gateway/kernel';
import { ROOT, runEntry } from '@media-gateway/testkit';
import { checkOperations } from '../src/operations-check.ts';

const LOCK = 'operations.lock.json';
const ENTRY = 'embedded/src/operations.ts';
const hasGit = spawnSync('git', ['--version']).status === 0;

interface Locked {
  readonly operations: readonly { readonly name: string; readonly audience: readonly string[] }[];
}

let folder: string;
let published: Locked;
const git = (...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args]);
const write = (lock: unknown) => writeFile(path.join(folder, LOCK), `${JSON.stringify(lock)}\n`);
const without = (name: string): Locked => ({
  ...published,
  operations: published.operations.filter((one) => one.name !== name),
});

beforeAll(async () => {
  published = JSON.parse(await readFile(path.join(ROOT, LOCK), 'utf8')) as Locked;
  folder = await mkdtemp(path.join(tmpdir(), 'operations-'));
  await write(published);
  if (!hasGit) return;
  git('init', '--quiet');
  git('commit', '--quiet', '--allow-empty', '--message', 'nothing');
  git('tag', 'empty');
  await writeFile(path.join(folder, LOCK), '{}');
  git('add', '.');
  git('commit', '--quiet', '--message', 'no lock');
  git('tag', 'unreadable');
  await write(published);
  git('commit', '--quiet', '--all', '--message', 'published');
});
afterAll(() => rm(folder, { recursive: true }));

(hasGit ? describe : describe.skip)(`beside a git ref${hasGit ? '' : ' [skipped: no git]'}`, () => {
  it('finds nothing in the lock that HEAD has', async () => {
    await write(published);
    expect(await checkOperations(['check'], folder)).toEqual({
      output: 'Nothing has changed for any client.',
      note: undefined,
      breaks: false,
    });
  });

  it('finds what an operation that is gone breaks, for whom', async () => {
    await write(without('Genres'));
    const { output, breaks } = await checkOperations(['check'], folder);
    expect(breaks).toBe(true);
    expect(output).toMatch(
      /^apps\n {2}breaks .* get PERSISTED_QUERY_NOT_FOUND\. \[id-removed\]\n\npartners\n.*GET \/genres is gone/,
    );
    expect(output).toMatch(/agents\n.*get_genres is gone.*\n\n3 breaks, 0 warnings, 0 additions\.$/);
  });

  it('gives the same as JSON', async () => {
    await write(without('Genres'));
    const { output } = await checkOperations(['check', '--json', '--base', 'HEAD'], folder);
    const { breaking, ...rest } = JSON.parse(output) as { breaking: { code: string }[] };
    expect(breaking.map(({ code }) => code)).toEqual(['id-removed', 'route-removed', 'tool-removed']);
    expect(rest).toEqual({ warnings: [], additions: [] });
  });

  it('takes a ref without a lock for one without operations, and says so', async () => {
    await write(published);
    const { output, note, breaks } = await checkOperations(['check', '--base=empty', '--json'], folder);
    expect({ note, breaks }).toEqual({
      note: 'empty has no operations.lock.json, so that every operation is new.',
      breaks: false,
    });
    const { additions } = JSON.parse(output) as { additions: { code: string }[] };
    const forApps = published.operations.filter(({ audience }) => audience.includes('APP'));
    expect(additions.filter(({ code }) => code === 'id-added')).toHaveLength(forApps.length);
  });

  it.each([
    ['nowhere', 'git cannot read "nowhere": there is no such commit. Name a branch, a tag or a commit.'],
    [
      '--upload-pack=x',
      'git cannot read "--upload-pack=x": there is no such commit. Name a branch, a tag or a commit.',
    ],
    ['unreadable', 'operations.lock.json at unreadable is no lock of operations: version: '],
  ])('refuses --base=%s', async (ref, message) => {
    await write(published);
    await expect(checkOperations(['check', `--base=${ref}`], folder)).rejects.toThrow(StartupError);
    await expect(checkOperations(['check', `--base=${ref}`], folder)).rejects.toThrow(message);
  });

  it('refuses a folder whose lock is not there, or none', async () => {
    await writeFile(path.join(folder, LOCK), '[');
    await expect(checkOperations(['check'], folder)).rejects.toThrow('operations.lock.json is no lock of operations: ');
    await rm(path.join(folder, LOCK));
    await expect(checkOperations(['check'], folder)).rejects.toThrow(/cannot be read .*; run "npm run generate"\.$/);
  });
});

describe('the command line', () => {
  it.each([
    [['check', 'main'], '"main" is one argument too many'],
    [['check', '--bass', 'main'], "Unknown option '--bass'"],
    [['check', '--base'], "Option '--base <value>' argument missing"],
  ])('refuses %j', async (args, message) => {
    await expect(checkOperations(args, '/nowhere')).rejects.toThrow(StartupError);
    await expect(checkOperations(args, '/nowhere')).rejects.toThrow(message);
  });

  it('ends with 1 and one line', async () => {
    const { code, stdout, stderr } = await runEntry(ENTRY, {}, ['verify']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^error: "verify" is no command; known are check, publish, activate, retire, usage; see --help\.\n$/,
    );
  }, 120_000);
});
