import { afterEach, describe, expect, it } from '@jest/globals';
import { StartupError } from '@media-gateway/kernel';
import type { PersistedMode } from '../../../src/options.ts';
import { ME_DATA, OWN, OWN_DATA, closeAll, codeOf, hashed, published, registering, sha256, start } from './fixture.ts';

afterEach(closeAll);

const off = (mode: PersistedMode) => start({ mode, apq: { enabled: false } });
const { id, document } = published('Me');

/** The same to GraphQL, and no text that was published. */
const SPACED = `# mine\n${document.replaceAll('\n', ' \r\n,')}`;

const REFUSED = [{ extensions: { code: 'OPERATION_NOT_ALLOWED' } }];

describe.each(['allow', 'log'] as const)('%s', (mode) => {
  it('runs any text, over HTTP and WebSocket', async () => {
    const { post, get, socket } = await start({ mode });
    expect(await post({ query: OWN })).toEqual({ status: 200, ...OWN_DATA });
    expect(await get('/graphql', { query: OWN })).toEqual({ status: 200, ...OWN_DATA });
    expect(await socket({ query: OWN })).toEqual([OWN_DATA.data]);
  });

  it('runs what is published, by its id', async () => {
    const { post } = await start({ mode });
    expect(await post({ documentId: id })).toMatchObject(ME_DATA);
  });
});

describe('log', () => {
  it('tells of each document that is not published once', async () => {
    const { post, socket, told } = await start({ mode: 'log' });
    for (const query of [OWN, OWN, document, SPACED, 'query Mine { me { id } }', OWN]) await post({ query });
    await socket({ query: OWN });
    await post({ documentId: id });
    expect(told).toEqual([
      { id: sha256(OWN), operationName: undefined, text: OWN, last: false },
      { id: sha256('query Mine { me { id } }'), operationName: 'Mine', text: 'query Mine { me { id } }', last: false },
    ]);
  });

  it('tells of one that was registered, and of none that is refused', async () => {
    const { post, told } = await start({ mode: 'log' });
    await post({ query: '{ me { nmae } }' });
    expect(told).toEqual([]);
    await post(registering(OWN));
    await post(hashed(sha256(OWN)));
    expect(told.map((one) => one.id)).toEqual([sha256(OWN)]);
  });

  it('has an end, and cuts off what is long', async () => {
    const { run, told } = await start({ mode: 'log' });
    for (let n = 0; n < 1010; n += 1) await run({ query: `{ __typename } #${n} ${'x'.repeat(3000)}` });
    expect(told).toHaveLength(1000);
    expect(told.map(({ last }) => last).indexOf(true)).toBe(999);
    expect(told[0]?.text).toHaveLength(2000);
  }, 30_000);

  it('is the only mode that tells', async () => {
    const { post, told } = await start();
    await post({ query: OWN });
    expect(told).toEqual([]);
  });
});

describe('safelist', () => {
  it('runs the text of what is published, however it is spaced, and its id', async () => {
    const { post, get, socket, faults } = await off('safelist');
    for (const query of [document, SPACED]) {
      expect(await post({ query })).toMatchObject(ME_DATA);
      expect(await post({ query, operationName: 'Me' })).toMatchObject(ME_DATA);
      expect(await get('/graphql', { query })).toMatchObject(ME_DATA);
      expect(await socket({ query })).toEqual([ME_DATA.data]);
      expect(await post(registering(query))).toMatchObject(ME_DATA);
    }
    expect(await post({ documentId: id })).toMatchObject(ME_DATA);
    expect(faults).toEqual([]);
  });

  it.each<[string, string]>([
    ['a text of the client', OWN],
    ['a field more', document.replace('name', 'name id')],
    ['another name', document.replace('Me', 'You')],
    ['an alias', document.replace('name', 'title: name')],
    ['two operations, of which one is published', `${document} query Own { me { id } }`],
    ['introspection', '{ __schema { types { name } } }'],
    ['no GraphQL', '{ me {'],
    ['a field that is not there, without a hint which there are', '{ me { nmae } }'],
    ['what is long', `{ me { id } } #${'x'.repeat(60_000)}`],
  ])('refuses %s', async (_name, query) => {
    const { post, get, socket } = await off('safelist');
    const answer = await post({ query });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'OPERATION_NOT_ALLOWED']);
    // Again, when it was looked at.
    expect(codeOf(await post({ query }))).toBe('OPERATION_NOT_ALLOWED');
    if (query.length < 10_000) expect(codeOf(await get('/graphql', { query }))).toBe('OPERATION_NOT_ALLOWED');
    if (query.length < 10_000) await expect(socket({ query })).rejects.toMatchObject(REFUSED);
  });

  it('holds a name that the text does not have against it', async () => {
    const { post } = await off('safelist');
    expect(codeOf(await post({ query: document, operationName: 'Own' }))).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  it('registers nothing, and lets a client whose hash is unknown send its text', async () => {
    const { post } = await off('safelist');
    const unknown = await post(hashed(sha256(OWN)));
    expect(codeOf(unknown)).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(codeOf(await post(registering(OWN)))).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  });
});

describe('ids', () => {
  it('runs what is published by its id', async () => {
    const { post, get, socket } = await off('ids');
    expect(await post({ documentId: id })).toMatchObject(ME_DATA);
    expect(await get(`/graphql/${id}`)).toMatchObject(ME_DATA);
    expect(await post({ query: document, ...hashed(id) })).toMatchObject(ME_DATA);
    expect(await socket({ extensions: { documentId: id } })).toEqual([ME_DATA.data]);
  });

  it.each<[string, string]>([
    ['published', document],
    ["the client's", OWN],
    ['no GraphQL', '{ me {'],
  ])('refuses a text that is %s', async (_name, query) => {
    const { post, get, socket } = await off('ids');
    const answer = await post({ query });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'OPERATION_NOT_ALLOWED']);
    expect(codeOf(await get('/graphql', { query }))).toBe('OPERATION_NOT_ALLOWED');
    await expect(socket({ query })).rejects.toMatchObject(REFUSED);
  });

  it('refuses a hash that is not published, with its text or without', async () => {
    const { post } = await off('ids');
    expect(codeOf(await post(registering(OWN)))).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
    expect(codeOf(await post(hashed(sha256(OWN))))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});

it.each(['allow', 'log', 'safelist', 'ids'] as const)('REST and MCP run no text, with the mode %s', async (mode) => {
  const { run } = await off(mode);
  for (const facade of ['rest', 'mcp'] as const) {
    expect(codeOf(await run({ facade, query: document }))).toBe('OPERATION_NOT_ALLOWED');
    expect(await run({ facade, operationId: id })).toMatchObject(ME_DATA);
  }
});

it.each(['safelist', 'ids'] as const)('%s cannot be together with documents that clients register', async (mode) => {
  const refused = start({ mode, apq: { enabled: true } });
  await expect(refused).rejects.toThrow(StartupError);
  await expect(refused).rejects.toThrow(`persisted.mode is "${mode}"`);
});
