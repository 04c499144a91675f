import { expect, it } from '@jest/globals';
import { type SmallGraph, startGraph } from '../fixture/graph.ts';

const items = {
  sdl: `
    type Query { left: Item right: Box }
    type Box @key(fields: "id") { id: ID! item: Item }
    type Item @key(fields: "id") { id: ID! }`,
  resolvers: {
    Query: { left: () => ({ id: '1' }), right: () => ({ id: 'b', item: { id: '2' } }) },
  },
};

const names = {
  sdl: `
    type Item @key(fields: "id") { id: ID! name: String size(unit: String): Int }
    type Box @key(fields: "id") { id: ID! label: String must: String! }`,
  resolvers: {
    Item: {
      __resolveReference: ({ id }: { id: string }) => ({ id, name: `name of ${id}` }),
      size: ({ id }: { id: string }, { unit }: { unit?: string }) => Number(id) * (unit === 'cm' ? 100 : 1),
    },
    Box: {
      __resolveReference: ({ id }: { id: string }) => ({ id, label: `label of ${id}` }),
      must: () => {
        throw new Error('broken');
      },
    },
  },
};

const start = (): SmallGraph => startGraph({ items, names });
const askedOf = ({ asked }: SmallGraph, service: string) => asked.filter((one) => one.service === service);

it('asks a subgraph once for the entities that several branches of a plan want of it', async () => {
  const graph = start();
  expect(await graph.answer('{ left { name } right { label item { name } } }')).toEqual({
    data: {
      left: { name: 'name of 1' },
      right: { label: 'label of b', item: { name: 'name of 2' } },
    },
  });
  expect(askedOf(graph, 'names')).toHaveLength(1);
});

it('hands the variables of the client to the joined request', async () => {
  const graph = start();
  const query = 'query ($u: String, $v: String = "cm") { left { size(unit: $u) } right { item { size(unit: $v) } } }';
  expect(await graph.answer(query, { variables: { u: 'm' } })).toEqual({
    data: { left: { size: 1 }, right: { item: { size: 200 } } },
  });
  expect(askedOf(graph, 'names').map(({ variables }) => variables)).toEqual([
    expect.objectContaining({ u: 'm', v: 'cm' }),
  ]);
});

it('keeps an error with the part that it belongs to', async () => {
  const graph = start();
  expect(await graph.answer('{ left { name } right { label must item { name } } }')).toEqual({
    data: { left: { name: 'name of 1' }, right: null },
    errors: [
      {
        message: 'The server failed to answer this part; the fault was logged.',
        path: ['right', 'must'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'names' },
      },
    ],
  });
});

it('asks again one by one when a joined request brought no data, so that one part does not cost the others theirs', async () => {
  const graph = startGraph({ items, names }, (transport, service) => ({
    ...transport,
    request: (request) => {
      if (service !== 'names' || !/label/.test(request.operation.query)) return transport.request(request);
      return Promise.resolve({ data: null, errors: [{ message: 'a null where the schema has none' }] });
    },
  }));
  expect(await graph.answer('{ left { name } right { label item { name } } }')).toMatchObject({
    data: { left: { name: 'name of 1' }, right: { label: null, item: { name: 'name of 2' } } },
    errors: [{ path: ['right'], extensions: { code: 'SUBGRAPH_ERROR', service: 'names' } }],
  });
});

it('sends fragments of the client that two joined fetches use in different ways', async () => {
  const graph = start();
  const query = `
    fragment I on Item { id name size }
    { left { ...I } right { item { ...I other: size(unit: "cm") } } }`;
  expect(await graph.answer(query)).toEqual({
    data: {
      left: { id: '1', name: 'name of 1', size: 1 },
      right: { item: { id: '2', name: 'name of 2', size: 2, other: 200 } },
    },
  });
});

it('tells of a transport that throws, also where a fetch that could be joined is sent by itself', async () => {
  const lonely = { ...items, resolvers: { Query: { left: () => ({ id: '1' }), right: () => null } } };
  const graph = startGraph({ items: lonely, names }, (transport, service) => ({
    ...transport,
    request: (request) => {
      if (service === 'names') throw new Error('no address');
      return transport.request(request);
    },
  }));
  expect(await graph.answer('{ left { name } right { label item { name } } }')).toMatchObject({
    data: { left: { name: null }, right: null },
    errors: [{ path: ['left'], extensions: { code: 'SUBGRAPH_ERROR', service: 'names' } }],
  });
});
