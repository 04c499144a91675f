import { afterEach, describe, expect, it } from '@jest/globals';
import { EXTENDED, PLAIN, servedOf } from '../../supergraph/library.ts';
import { ME_DATA, OWN, OWN_DATA, closeAll, codeOf, hashed, published, registering, sha256, start } from './fixture.ts';

afterEach(closeAll);

/** Asks no subgraph. */
const STATIC = 'query Static { __typename }';

const NOT_FOUND = {
  errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
};
const NOT_SUPPORTED = {
  errors: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
};

describe('with automatic persisted queries', () => {
  it('a hash is unknown, then registered with its text, then enough', async () => {
    const { post, get, socket, faults } = await start();
    const alone = hashed(sha256(OWN));
    expect(await post(alone)).toEqual({ status: 404, ...NOT_FOUND });
    expect(await post(registering(OWN))).toEqual({ status: 200, ...OWN_DATA });
    expect(await post(alone)).toEqual({ status: 200, ...OWN_DATA });
    expect(await post(hashed(`sha256:${sha256(OWN).toUpperCase()}`))).toEqual({ status: 200, ...OWN_DATA });
    expect(await get('/graphql', { extensions: JSON.stringify(alone.extensions) })).toMatchObject(OWN_DATA);
    expect(await socket({ extensions: alone.extensions })).toEqual([OWN_DATA.data]);
    expect(faults).toEqual([]);
  });

  it('answers that it does not know a hash with status 200 where application/json alone is taken', async () => {
    const { post } = await start();
    expect(await post(hashed('x'), '/graphql', { accept: 'application/json' })).toEqual({ status: 200, ...NOT_FOUND });
  });

  it('registers over GET and WebSocket too', async () => {
    const { get, socket, post } = await start();
    const [first, second] = ['{ me { id } }', 'subscription ($m: ID!) { reviewAdded(media: $m) { id } }'];
    const { extensions } = registering(first);
    expect((await get('/graphql', { query: first, extensions: JSON.stringify(extensions) })).status).toBe(200);
    expect((await post(hashed(sha256(first)))).status).toBe(200);
    const events = await socket({ ...registering(second), variables: { m: 'b1' } });
    expect(events).toHaveLength(2);
    expect(await socket({ ...hashed(sha256(second)), variables: { m: 'b1' } })).toEqual(events);
  });

  it('keeps variables and the name of the operation apart from the text', async () => {
    const { post } = await start();
    const text = 'query A($id: ID!) { media(id: $id) { title } } query B { me { id } }';
    const variables = { id: 'b1' };
    const data = { media: { title: 'The Trial' } };
    expect(await post({ ...registering(text), operationName: 'A', variables })).toEqual({ status: 200, data });
    const alone = hashed(sha256(text));
    expect(await post({ ...alone, operationName: 'B' })).toEqual({ status: 200, data: { me: { id: 'u1' } } });
    expect(codeOf(await post(alone))).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  it('stores nothing under a hash that is not that of the text', async () => {
    const { post, socket } = await start();
    const wrong = hashed(sha256(`${OWN} `));
    const answer = await post({ query: OWN, ...wrong });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'PERSISTED_QUERY_HASH_MISMATCH']);
    await expect(socket({ query: OWN, ...wrong })).rejects.toMatchObject([
      { extensions: { code: 'PERSISTED_QUERY_HASH_MISMATCH' } },
    ]);
    expect(codeOf(await post({ query: OWN, ...hashed(published('Me').id) }))).toBe('PERSISTED_QUERY_HASH_MISMATCH');
    for (const hash of [wrong, hashed(sha256(OWN))]) expect(await post(hash)).toMatchObject(NOT_FOUND);
  });

  it.each<[string, string, object]>([
    ['GRAPHQL_PARSE_FAILED', '{ me {', {}],
    ['GRAPHQL_VALIDATION_FAILED', '{ me { nmae } }', {}],
    ['TOKEN_LIMIT_EXCEEDED', `{ me { id } } #${'x'.repeat(1000)}`, {}],
    ['ALIAS_LIMIT_EXCEEDED', '{ a: me { id } b: me { id } c: me { id } }', {}],
    ['COST_LIMIT_EXCEEDED', '{ allMedia { reviews { id } } }', {}],
    ['BAD_USER_INPUT', 'query ($id: ID!) { media(id: $id) { id } }', {}],
  ])('stores nothing that is refused: %s', async (code, text, more) => {
    const { post } = await start({}, { characters: 500, aliases: 2, cost: 10 });
    expect(codeOf(await post({ ...registering(text), ...more }))).toBe(code);
    expect(await post(hashed(sha256(text)))).toMatchObject(NOT_FOUND);
  });

  it('registers no mutation over GET, and runs none that is registered', async () => {
    const { get, post } = await start();
    const text = 'mutation { log(entry: "x") }';
    const { extensions } = registering(text);
    const asked = { query: text, extensions: JSON.stringify(extensions) };
    expect(codeOf(await get('/graphql', asked))).toBe('MUTATION_OVER_GET');
    expect(await post({ extensions })).toMatchObject(NOT_FOUND);
    expect((await post(registering(text))).status).toBe(200);
    expect(codeOf(await get('/graphql', { extensions: asked.extensions }))).toBe('MUTATION_OVER_GET');
  });

  it('keeps what was registered when the supergraph is another, and checks it there', async () => {
    const { post, gateway } = await start();
    const gone = 'query Gone { me { nick } }';
    await gateway.swap(servedOf(EXTENDED, {}));
    expect(codeOf(await post(registering(gone)))).toBeUndefined();
    await post(registering(STATIC));
    await gateway.swap(servedOf(PLAIN, {}));
    expect(await post(hashed(sha256(STATIC)))).toEqual({ status: 200, data: { __typename: 'Query' } });
    expect(codeOf(await post(hashed(sha256(gone))))).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('runs what is published, with its text or without', async () => {
    const { post } = await start({ mode: 'log' });
    const { id, document } = published('Me');
    expect(await post(hashed(id))).toMatchObject(ME_DATA);
    expect(await post({ query: document, ...hashed(id) })).toMatchObject(ME_DATA);
  });

  it('knows a hash by its extension alone', async () => {
    const { post, get, run } = await start();
    await post(registering(OWN));
    const hash = sha256(OWN);
    for (const answer of [await post({ documentId: hash }), await get(`/graphql/${hash}`)]) {
      expect(codeOf(answer)).toBe('PERSISTED_QUERY_NOT_FOUND');
      expect(answer.errors?.[0]?.message).toContain('No operation is published under the id');
    }
    expect(codeOf(await run({ facade: 'rest', operationId: hash }))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});

describe('without automatic persisted queries', () => {
  const off = () => start({ apq: { enabled: false } });

  it('a client is told to stop trying', async () => {
    const { post, socket } = await off();
    expect(await post(registering(OWN))).toEqual({ status: 400, ...NOT_SUPPORTED });
    expect(await post(hashed(sha256(OWN)))).toEqual({ status: 400, ...NOT_SUPPORTED });
    expect((await post(registering(OWN), '/graphql', { accept: 'application/json' })).status).toBe(200);
    await expect(socket(registering(OWN))).rejects.toMatchObject(NOT_SUPPORTED.errors);
    expect(await post({ query: OWN })).toMatchObject(OWN_DATA);
  });

  it('what is published is run', async () => {
    const { post } = await off();
    const { id, document } = published('Me');
    expect(await post({ query: document, ...hashed(id) })).toMatchObject(ME_DATA);
    expect(await post(registering(`# spaced\n${document}`))).toMatchObject(ME_DATA);
    expect(await post(hashed(id))).toMatchObject(ME_DATA);
  });

  it('a wrong hash is refused as ever', async () => {
    const { post } = await off();
    const { document } = published('Me');
    expect(codeOf(await post({ query: document, ...hashed(sha256(OWN)) }))).toBe('PERSISTED_QUERY_HASH_MISMATCH');
  });
});
