import { expect, it } from '@jest/globals';
import type { DeferredPart, GatewayResponse } from '../../src/gateway.ts';
import { startGraph } from '../fixture/graph.ts';

const users = {
  sdl: `type Query { me: User users: [User!]! } type User @key(fields: "id") { id: ID! name: String! }`,
  resolvers: {
    Query: {
      me: () => ({ id: '1', name: 'Ada' }),
      users: () => [
        { id: '1', name: 'Ada' },
        { id: '2', name: 'Bob' },
      ],
    },
    User: { __resolveReference: ({ id }: { id: string }) => ({ id, name: id === '1' ? 'Ada' : 'Bob' }) },
  },
};

const reviews = {
  sdl: `type User @key(fields: "id") { id: ID! reviews: [Review!]! broken: String! }
    type Review @key(fields: "id") { id: ID! text: String! author: User! }`,
  resolvers: {
    User: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      reviews: ({ id }: { id: string }) => [{ id: `r${id}`, text: 'Fine.', author: { id } }],
      broken: () => {
        throw new Error('secret');
      },
    },
    Review: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
  },
};

const start = () => startGraph({ users, reviews });
const ask = (query: string, variables: Record<string, unknown> = {}) =>
  start().gateway.run({ facade: 'graphql', query, variables, incremental: true });

async function read(response: GatewayResponse) {
  if (response.kind !== 'incremental') throw new Error(`an answer in parts was expected, not ${response.kind}`);
  const { data, errors } = response.initial.result;
  const parts: DeferredPart[] = [];
  for await (const batch of response.deferred.parts) parts.push(...batch);
  return { data, errors, pending: response.deferred.pending, parts };
}

it('answers first what is not deferred, and then the rest', async () => {
  const { data, pending, parts } = await read(
    await ask('{ me { name ... @defer(label: "late") { reviews { text } } } }'),
  );
  expect(data).toEqual({ me: { name: 'Ada' } });
  expect(pending).toEqual([{ id: '0', path: ['me'], label: 'late' }]);
  expect(parts).toEqual([
    { id: '0', path: ['me'], label: 'late', data: { reviews: [{ text: 'Fine.' }] }, errors: [], pending: [] },
  ]);
});

it('sends a part for each item of a list, under the names of the client', async () => {
  const { pending, parts } = await read(await ask('{ all: users { ... @defer { posts: reviews { id } } } }'));
  expect(pending.map(({ path }) => path)).toEqual([
    ['all', 0],
    ['all', 1],
  ]);
  expect(parts.map(({ data }) => data)).toEqual([{ posts: [{ id: 'r1' }] }, { posts: [{ id: 'r2' }] }]);
});

it('sends a part within a part after it', async () => {
  const { parts } = await read(
    await ask('{ me { ... @defer(label: "a") { reviews { id author { ... @defer(label: "b") { name } } } } } }'),
  );
  expect(parts.map(({ label, path, data }) => ({ label, path, data }))).toEqual([
    { label: 'a', path: ['me'], data: { reviews: [{ id: 'r1', author: {} }] } },
    { label: 'b', path: ['me', 'reviews', 0, 'author'], data: { name: 'Ada' } },
  ]);
});

it('tells the errors of a part with the part', async () => {
  const { errors, parts } = await read(await ask('{ me { name ... @defer { broken } } }'));
  expect(errors).toBeUndefined();
  expect(parts).toMatchObject([
    { data: null, errors: [{ path: ['me', 'broken'], extensions: { service: 'reviews' } }] },
  ]);
});

it('defers a fragment that is spread, and one with a condition that holds', async () => {
  const query = `query ($late: Boolean!) { me { ...R @defer(if: $late) } } fragment R on User { reviews { id } }`;
  const { data, parts } = await read(await ask(query, { late: true }));
  expect(data).toEqual({ me: {} });
  expect(parts).toMatchObject([{ data: { reviews: [{ id: 'r1' }] } }]);
});

it.each([
  ['whose condition does not hold', '{ me { ... @defer(if: false) { reviews { id } } } }', true],
  ['for a client that does not take parts', '{ me { ... @defer { reviews { id } } } }', false],
])('answers at once %s', async (_name, query, incremental) => {
  const response = await start().gateway.run({ facade: 'graphql', query, incremental });
  if (response.kind !== 'single') throw new Error(`one answer was expected, not ${response.kind}`);
  expect(response.result.data).toEqual({ me: { reviews: [{ id: 'r1' }] } });
});

it('defers at most four parts; those beyond come with the answer', async () => {
  const parts = ['a', 'b', 'c', 'd', 'e', 'f'].map(
    (name) => `... @defer(label: "${name}") { ${name}: reviews { id } }`,
  );
  const { data, pending } = await read(await ask(`{ me { ${parts.join(' ')} } }`));
  expect(pending.map(({ label }) => label)).toEqual(['a', 'b', 'c', 'd']);
  expect(data).toEqual({ me: { e: [{ id: 'r1' }], f: [{ id: 'r1' }] } });
});

it('sends a part for every place of an entity that several places share', async () => {
  const boxes = {
    sdl: 'type Query { boxes: [Box] } type Box { owner: User } type User @key(fields: "id") { id: ID! }',
    resolvers: { Query: { boxes: () => [{ owner: { id: '1' } }, { owner: { id: '1' } }] } },
  };
  const graph = startGraph({ boxes, reviews });
  const query = '{ boxes { owner { id ... @defer { reviews { id } } } } }';
  const { parts } = await read(await graph.gateway.run({ facade: 'graphql', query, incremental: true }));
  expect(parts.map(({ data }) => data)).toEqual([{ reviews: [{ id: 'r1' }] }, { reviews: [{ id: 'r1' }] }]);
});
