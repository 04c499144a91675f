import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppError, StartupError } from '@media-gateway/kernel';
import fc from 'fast-check';
import { hashOf } from '../../src/operations/hash.ts';
import { MAX_ENTRIES } from '../../src/operations/manifests/entry.ts';
import { loadManifest } from '../../src/operations/manifests/files.ts';
import { readManifest } from '../../src/operations/manifests/read.ts';

const apollo = (...operations: object[]) => ({ format: 'apollo-persisted-query-manifest', version: 1, operations });
const ME = { id: 'me', name: 'Me', type: 'query', body: 'query Me { me { name } }' };
const ENTRY = { id: 'me', text: ME.body };

describe('a manifest', () => {
  it.each<[string, unknown, object]>([
    ["Apollo's", apollo(ME), { ...ENTRY, name: 'Me' }],
    ['an object of ids and texts', { me: ME.body }, ENTRY],
    ["Relay's list", [['me', ME.body]], ENTRY],
  ])('is read as %s', (_name, manifest, entry) => {
    expect(readManifest(manifest)).toEqual([entry]);
  });

  it('keeps ids as they are, and each once', () => {
    const hash = hashOf(ME.body);
    const ids = ['7', 'app~1~Me', `sha256:${hash}`, hash.toUpperCase(), '__proto__', '7'];
    expect(readManifest(ids.map((id) => [id, ME.body])).map(({ id }) => id)).toEqual([
      ...['7', 'app~1~Me', `sha256:${hash}`, '__proto__'],
    ]);
    expect(readManifest(JSON.parse('{"__proto__":"{ a }","operations":"{ b }"}'))).toHaveLength(2);
  });

  it.each<[string, unknown, string]>([
    ['a text', 'query { a }', 'A manifest is one of Apollo'],
    ['null', null, 'A manifest is one of Apollo'],
    ['nothing', {}, 'has no documents'],
    ['an empty list', [], 'has no documents'],
    ['a value that is no text', { a: 1 }, 'that of "a" is none'],
    ['a pair of one', [['a']], 'item 0 is none'],
    ['an object in a list', [['a', '{ a }'], { id: 'b' }], 'item 1 is none'],
    ['another version', { ...apollo(ME), version: 2 }, "no manifest of Apollo's, version 1: version:"],
    ['another format', { ...apollo(ME), format: 'mine' }, 'format:'],
    ['operations that are no list', { ...apollo(), operations: {} }, 'operations:'],
    ['an operation without a body', apollo({ ...ME, body: undefined }), 'operations.0.body:'],
    ['an operation of another type', apollo({ ...ME, type: 'fragment' }), 'operations.0.type:'],
    ['an id without characters', { '': ME.body }, 'An id has 1 to 256 characters, not 0'],
    ['an id that is long', { ['x'.repeat(257)]: ME.body }, 'not 257'],
    ['an id with a line end', { 'a\nb': ME.body }, 'printable characters'],
    ['a text with U+0000', { a: '{ a } #\0' }, 'without U+0000'],
    ['a text with half of a pair', { a: '{ a } #\ud800' }, 'must be Unicode'],
    [
      'an id with two texts',
      [
        ['a', '{ a }'],
        ['a', '{ b }'],
      ],
      'a: The id, or the hash, stands for two texts',
    ],
    ['an id that is the hash of another', { [hashOf('{ b }')]: '{ a }', b: '{ b }' }, 'stands for two texts'],
    [
      'too many',
      Array.from({ length: MAX_ENTRIES + 1 }, (_, id) => [`${id}`, '{ a }']),
      '5,001 documents; 5,000 are taken',
    ],
  ])('that is %s is refused', (_name, manifest, message) => {
    const read = () => readManifest(manifest);
    expect(read).toThrow(message);
    expect(read).toThrow(expect.objectContaining({ code: 'MANIFEST_INVALID' }) as unknown as Error);
  });

  it('of whatever is in it is read, or refused with a code', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.array(fc.tuple(fc.string(), fc.string())),
      fc.jsonValue().map((value) => ({ ...apollo(), operations: value })),
    );
    fc.assert(
      fc.property(anything, (manifest) => {
        try {
          const entries = readManifest(manifest);
          expect(entries.length).toBeGreaterThan(0);
          expect(readManifest(entries.map(({ id, text }) => [id, text]))).toEqual(
            entries.map(({ id, text }) => ({ id, text })),
          );
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(error.code).toBe('MANIFEST_INVALID');
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a place', () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'manifests-'));
    await writeFile(at('me.graphql'), ME.body);
    await writeFile(at('manifest.json'), JSON.stringify({ me: ME.body }));
    await writeFile(at('broken.json'), '{');
    await writeFile(at('wrong.json'), '{"a":1}');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('that is a folder has its texts under their hashes', async () => {
    expect(await loadManifest(folder)).toEqual([{ id: hashOf(ME.body), text: ME.body }]);
  });

  it('that is a file has what it says', async () => {
    expect(await loadManifest(at('manifest.json'))).toEqual([ENTRY]);
  });

  it.each(['none.json', 'broken.json', 'wrong.json'])('%s is refused with its name', async (name) => {
    await expect(loadManifest(at(name))).rejects.toThrow(StartupError);
    await expect(loadManifest(at(name))).rejects.toThrow(name);
  });
});
