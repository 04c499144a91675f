import { mkdir, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { loadSupergraph } from '../../src/supergraph/load.ts';
import { openSource } from '../../src/supergraph/source/open.ts';
import { type SupergraphWatch, watchSupergraph } from '../../src/supergraph/watch.ts';
import { SDL } from '../fixture/supergraph.ts';
import { until, useFolder } from './folder.ts';

const folder = useFolder();
let watch: SupergraphWatch | undefined;
afterEach(() => watch?.stop());

const listOf = (names: readonly string[]) =>
  [
    'subgraphs:',
    ...names.map((name) => `  ${name}: { routing_url: "http://${name}:1", schema: { file: sdl/${name}.graphql } }`),
  ].join('\n');

async function write(names: readonly (keyof typeof SDL)[]) {
  await mkdir(folder.in('sdl'), { recursive: true });
  for (const name of names) await writeFile(folder.in(`sdl/${name}.graphql`), SDL[name]);
  await writeFile(folder.in('supergraph.yaml'), listOf(names));
}

const source = () =>
  openSource({ location: folder.in('supergraph.yaml'), pollMs: 60_000, timeoutMs: 1, maxBytes: 1, headers: {} });

const fieldsOf = (sdl: string) => Object.keys(loadSupergraph(sdl).apiSchema.getQueryType()?.getFields() ?? {});

describe('a list of subgraphs', () => {
  it('is composed, with files relative to it', async () => {
    await write(['media', 'reviews', 'users']);
    const { read, toSdl } = source();
    const { subgraphs, apiSchema } = loadSupergraph(await toSdl(await read()));
    expect(subgraphs).toContainEqual({ name: 'media', url: 'http://media:1' });
    expect(Object.keys(apiSchema.getQueryType()?.getFields() ?? {})).toContain('latestReviews');
  });

  it('is composed anew when a schema changes, and when the list does', async () => {
    await write(['media', 'reviews', 'users']);
    const one = source();
    const [applied, refused]: [string[], string[]] = [[], []];
    watch = watchSupergraph({
      source: one,
      current: await one.read(),
      apply: async (sdl) => void applied.push(sdl),
      refused: (error) => refused.push((error as Error).message),
    });
    await writeFile(folder.in('sdl/users.graphql'), SDL.users.replace('me: User', 'me: User\n    nobody: Nobody'));
    await until(() => refused.length > 0);
    expect(refused).toEqual([
      expect.stringMatching(/^The subgraphs do not compose:\n {2}\[users\] Unknown type Nobody/),
    ]);
    await writeFile(folder.in('sdl/users.graphql'), SDL.users.replace('me: User', 'me: User\n    you: User'));
    await until(() => applied.length > 0);
    expect(fieldsOf(applied[0] ?? '')).toContain('you');
    await writeFile(folder.in('sdl/more.graphql'), 'type Query { more: Int }');
    await writeFile(folder.in('supergraph.yaml'), listOf(['media', 'more', 'reviews', 'users']));
    await until(() => applied.length > 1);
    expect(fieldsOf(applied[1] ?? '')).toContain('more');
    await writeFile(folder.in('sdl/more.graphql'), 'type Query { muchMore: Int }');
    await until(() => applied.length > 2);
    expect(fieldsOf(applied[2] ?? '')).toContain('muchMore');
  });

  it.each([
    ['subgraphs: [', /^.*supergraph\.yaml is no YAML: /],
    ['subgraphs: { a: { routing_url: none, schema: { file: a.graphql } } }', /subgraphs\.a\.routing_url/],
    [
      'subgraphs: { a: { routing_url: "http://a", schema: { subgraph_url: "http://a" } } }',
      /subgraphs\.a\.schema\.file/,
    ],
    [
      'subgraphs: { a: { routing_url: "http://a", schema: { file: a.graphql } } }',
      /^The schema of the subgraph "a" cannot be read: there is no file/,
    ],
  ])('%s is refused in one line', async (text, message) => {
    await writeFile(folder.in('supergraph.yaml'), text);
    const refused = await source()
      .read()
      .then(String, (error: Error) => error.message);
    expect(refused).toMatch(message);
    expect(refused).not.toContain('\n');
  });

  it('names the subgraph whose schema is no GraphQL', async () => {
    await write(['media']);
    await writeFile(folder.in('sdl/media.graphql'), 'type Query {\n  a: }');
    const { read, toSdl } = source();
    await expect(toSdl(await read())).rejects.toThrow('The schema of the subgraph "media", line 2: Syntax Error');
  });
});
