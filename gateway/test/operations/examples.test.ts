import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { compileOperations } from '../../src/operations/compile.ts';
import { loadOperationSources } from '../../src/operations/load.ts';

const OPERATION = '"""One."""\nquery One @http(method: GET, route: "/one") @audience(for: [PARTNER]) { one }';
const EXAMPLE = {
  name: 'asked',
  summary: 'One.',
  viewer: 'guest',
  variables: {},
  status: 200,
  body: { data: { one: 1 } },
};
const schema = buildSchema('type Query { one: Int }');

describe('the examples of an operation', () => {
  let folder: string;
  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(tmpdir(), 'media-gateway-')), 'operations');
    await mkdir(path.join(folder, 'examples'), { recursive: true });
    await writeFile(path.join(folder, 'one.graphql'), OPERATION);
  });
  afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }));

  const compiled = async () => compileOperations({ schema, sources: await loadOperationSources(folder) });
  const write = (text: string) => writeFile(path.join(folder, 'examples/one.json'), text);

  it('come with it', async () => {
    await write(JSON.stringify([EXAMPLE]));
    expect(await compiled()).toEqual([expect.objectContaining({ name: 'One', examples: [EXAMPLE] })]);
  });

  it('may be missing', async () => {
    expect((await compiled())[0]).not.toHaveProperty('examples');
  });

  it.each([
    ['no JSON', '[', 'operations/examples/one.json is not JSON'],
    ['no list', '{}', 'operations/examples/one.json is no list of examples: it'],
    ['a status that is none', JSON.stringify([{ ...EXAMPLE, status: 7 }]), '0.status'],
    ['a member that is unknown', JSON.stringify([{ ...EXAMPLE, user: 'me' }]), 'user'],
  ])('are refused with the place: %s', async (_, text, message) => {
    await write(text);
    await expect(compiled()).rejects.toThrow(message);
  });
});
