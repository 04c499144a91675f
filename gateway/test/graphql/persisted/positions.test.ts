import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClientRegistry } from '../../../src/operations/client-registry.ts';
import { ME_DATA, type Started, closeAll, codeOf, hashed, published, start } from './fixture.ts';

let served: Started;
beforeAll(async () => {
  served = await start();
});
afterAll(closeAll);

const { id } = published('MediaTitle');
const other = published('Me').id;
const variables = { id: 'b1' };
const TITLE = { status: 200, data: { media: { title: 'The Trial' } } };
const json = { variables: JSON.stringify(variables) };

/** The ways in which clients write one id. */
const WRITTEN = [id, `sha256:${id}`, `SHA256:${id.toUpperCase()}`, `Sha256:${id}`, id.toUpperCase()];

describe.each(WRITTEN)('the id %s', (written) => {
  it.each<[string, () => Promise<unknown>]>([
    ['documentId of a POST', () => served.post({ documentId: written, variables })],
    ['doc_id of a POST', () => served.post({ doc_id: written, variables })],
    ['persistedQuery of a POST', () => served.post({ ...hashed(written), variables })],
    ['documentId of a GET', () => served.get('/graphql', { documentId: written, ...json })],
    ['doc_id of a GET', () => served.get('/graphql', { doc_id: written, ...json })],
    [
      'persistedQuery of a GET',
      () => served.get('/graphql', { extensions: JSON.stringify(hashed(written).extensions), ...json }),
    ],
    ['the path of a POST', () => served.post({ variables }, `/graphql/${written}`)],
    ['the path of a GET', () => served.get(`/graphql/${written}`, json)],
    ['the path, escaped', () => served.get(`/graphql/${encodeURIComponent(written)}`, json)],
    ['path and body alike', () => served.post({ variables, documentId: id }, `/graphql/${written}`)],
  ])('is read in %s', async (_name, ask) => {
    expect(await ask()).toEqual(TITLE);
  });

  it.each<[string, Record<string, unknown>]>([
    ['documentId', { documentId: written }],
    ['doc_id', { doc_id: written }],
    ['persistedQuery', hashed(written).extensions],
  ])('is read in extensions.%s of a WebSocket', async (_name, extensions) => {
    expect(await served.socket({ variables, extensions })).toEqual([TITLE.data]);
  });
});

describe('an id in the path', () => {
  it('needs no body where there are no variables', async () => {
    const response = await fetch(`${served.url}/graphql/${other}`, { method: 'POST' });
    expect(await response.json()).toMatchObject(ME_DATA);
    expect(await served.get(`/graphql/${other}`)).toMatchObject(ME_DATA);
  });

  it('is one that the gateway knows', async () => {
    expect(await served.get('/graphql/nope')).toMatchObject({
      status: 404,
      errors: [{ message: expect.stringContaining('"nope"') }],
    });
  });

  it('is escaped as it should be', async () => {
    expect(await served.get('/graphql/%E0%A4%A')).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it.each(['/graphql/', `/graphql/${other}/more`, '/graphqlx'])('%s is no address', async (path) => {
    expect(codeOf(await served.get(path))).toBe('ROUTE_NOT_FOUND');
  });

  it('changes nothing with GET', async () => {
    const { id: mutation } = published('LogEntry');
    const answer = await served.get(`/graphql/${mutation}`, { variables: '{"entry":"x"}' });
    expect([answer.status, codeOf(answer)]).toEqual([405, 'MUTATION_OVER_GET']);
    expect((await served.post({ variables: { entry: 'x' } }, `/graphql/${mutation}`)).status).toBe(200);
  });

  it('is no second place for a text', async () => {
    expect(codeOf(await served.post({ query: '{ me { id } }' }, `/graphql/${other}`))).toBe('BAD_REQUEST');
  });
});

describe('two ids that differ', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['documentId and doc_id', () => served.post({ documentId: id, doc_id: other })],
    ['documentId and persistedQuery', () => served.post({ documentId: id, ...hashed(other) })],
    ['doc_id and persistedQuery', () => served.post({ doc_id: id, ...hashed(other) })],
    ['path and documentId', () => served.post({ documentId: other }, `/graphql/${id}`)],
    ['path and persistedQuery', () => served.post(hashed(other), `/graphql/${id}`)],
    ['path and documentId of a GET', () => served.get(`/graphql/${id}`, { documentId: other })],
  ])('%s are refused', async (_name, ask) => {
    expect(await ask()).toMatchObject({
      status: 400,
      errors: [{ message: expect.stringContaining('two ids'), extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it('are refused over a WebSocket', async () => {
    const extensions = { documentId: id, ...hashed(other).extensions };
    await expect(served.socket({ extensions })).rejects.toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });
});

describe('an extension that cannot be', () => {
  it.each([{}, { version: 1 }, { version: 2, sha256Hash: id }, { version: 1, sha256Hash: 7 }, 'text', []])(
    '%j is refused',
    async (persistedQuery) => {
      expect(codeOf(await served.post({ extensions: { persistedQuery } }))).toBe('BAD_REQUEST');
      const told = served.socket({ extensions: { persistedQuery } });
      await expect(told).rejects.toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    },
  );

  it('null is none', async () => {
    expect(await served.post({ query: '{ me { name } }', extensions: { persistedQuery: null } })).toMatchObject(
      ME_DATA,
    );
  });
});

it('a document is known by every id that it was published with, and by its hash', () => {
  const entries = [
    { id: 'app~1.0~Me', text: published('Me').document },
    { id: '7', text: published('Me').document },
  ];
  const { find, documents } = createClientRegistry([{ entries }]);
  expect(documents).toHaveLength(1);
  for (const known of [other, `SHA256:${other}`, 'app~1.0~Me', '7']) expect(find(known)).toBe(documents[0]);
  for (const unknown of ['APP~1.0~ME', 'sha256:app~1.0~Me', '', id, 'sha256:']) expect(find(unknown)).toBeUndefined();
});

it('nothing of it was a fault of ours', () => {
  expect(served.faults).toEqual([]);
});
