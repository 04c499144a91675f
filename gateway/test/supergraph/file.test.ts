import { mkdir, open, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openSource } from '../../src/supergraph/source/open.ts';
import { type SupergraphWatch, watchSupergraph } from '../../src/supergraph/watch.ts';
import { pause, until, useFolder } from './folder.ts';

const folder = useFolder();
let watch: SupergraphWatch | undefined;
afterEach(() => watch?.stop());

const sourceOf = (location: string, pollMs = 60_000) =>
  openSource({ location, pollMs, timeoutMs: 1000, maxBytes: 1_000_000, headers: {} });

async function follow(file: string, pollMs?: number) {
  const source = sourceOf(file, pollMs);
  const [applied, refused]: [string[], string[]] = [[], []];
  watch = watchSupergraph({
    source,
    current: await source.read(),
    apply: async (sdl) => void applied.push(sdl),
    refused: (error) => refused.push((error as Error).message),
  });
  return { applied, refused };
}

describe('a supergraph in a file', () => {
  it('is read again when the file is written', async () => {
    await writeFile(folder.in('s.graphql'), 'one');
    const { applied } = await follow(folder.in('s.graphql'));
    await writeFile(folder.in('s.graphql'), 'two');
    await until(() => applied.length > 0);
    expect(applied).toEqual(['two']);
  });

  it('is read again when another file takes its place, time and again', async () => {
    await writeFile(folder.in('s.graphql'), 'one');
    const { applied } = await follow(folder.in('s.graphql'));
    for (const text of ['two', 'three']) {
      await writeFile(folder.in('next'), text);
      await rename(folder.in('next'), folder.in('s.graphql'));
      await until(() => applied.at(-1) === text);
    }
    expect(applied).toEqual(['two', 'three']);
  });

  it('is read again when the folder that a link leads to is another one, as Kubernetes does it', async () => {
    for (const version of ['1', '2']) {
      await mkdir(folder.in(version));
      await writeFile(folder.in(`${version}/s.graphql`), version);
    }
    await symlink('1', folder.in('data'));
    await symlink('data/s.graphql', folder.in('s.graphql'));
    const { applied } = await follow(folder.in('s.graphql'));
    await symlink('2', folder.in('data_next'));
    await rename(folder.in('data_next'), folder.in('data'));
    await until(() => applied.length > 0);
    expect(applied).toEqual(['2']);
  });

  it('is taken when it is whole, however slowly it is written', async () => {
    await writeFile(folder.in('s.graphql'), 'one');
    const { applied, refused } = await follow(folder.in('s.graphql'));
    const file = await open(folder.in('s.graphql'), 'w');
    for (const part of ['type Query', ' { a: ', 'Int }']) {
      await file.write(part);
      await file.sync();
      await pause(120);
    }
    await file.close();
    await until(() => applied.length > 0);
    expect(applied).toEqual(['type Query { a: Int }']);
    expect(refused).toEqual([]);
  });

  it('may be away for a moment', async () => {
    await writeFile(folder.in('s.graphql'), 'one');
    const { applied, refused } = await follow(folder.in('s.graphql'));
    await rm(folder.in('s.graphql'));
    await pause(180);
    await writeFile(folder.in('s.graphql'), 'two');
    await until(() => applied.length > 0);
    expect(applied).toEqual(['two']);
    expect(refused).toEqual([]);
  });

  it('is told of when it is gone for good', async () => {
    await writeFile(folder.in('s.graphql'), 'one');
    const { applied, refused } = await follow(folder.in('s.graphql'));
    await rm(folder.in('s.graphql'));
    await until(() => refused.length > 0);
    expect(refused).toEqual([`The supergraph cannot be read: there is no file "${folder.in('s.graphql')}".`]);
    expect(applied).toEqual([]);
  });

  it('is found by looking where nobody tells of changes', async () => {
    await mkdir(folder.in('there'));
    await writeFile(folder.in('there/s.graphql'), 'one');
    const { applied } = await follow(folder.in('there/s.graphql'), 50);
    // What was watched is gone with the folder; the new one is not watched.
    await rename(folder.in('there'), folder.in('elsewhere'));
    await mkdir(folder.in('there'));
    await writeFile(folder.in('there/s.graphql'), 'two');
    await until(() => applied.includes('two'));
  });
});
