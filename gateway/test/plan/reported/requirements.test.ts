import { expect, it } from '@jest/globals';
import { type Subgraphs, federate } from '../federation.ts';

/** What other routers were reported to fail at: a field that requires stands in what another field that requires answers. */
const clinic: Subgraphs = {
  clinic: {
    sdl: `
      type Query { pet: Pet }
      type Pet @key(fields: "id") {
        id: ID! weight: Int @external age: Int @external
        checkup: Checkup @requires(fields: "weight age")
      }
      type Checkup @key(fields: "id") { id: ID! fee: Int @external grade: Int @requires(fields: "fee") }
    `,
    resolvers: {
      Query: { pet: () => ({ id: 'p' }) },
      Pet: { checkup: ({ weight, age }: Record<string, number>) => ({ id: `c${weight}/${age}` }) },
      Checkup: { grade: ({ fee = 0 }: { fee?: number }) => fee + 1 },
    },
  },
  records: {
    sdl: 'type Pet @key(fields: "id") { id: ID! weight: Int } type Checkup @key(fields: "id") { id: ID! fee: Int }',
    resolvers: { Pet: { weight: () => 5 }, Checkup: { fee: ({ id }: { id: string }) => id.length } },
  },
  register: {
    sdl: 'type Pet @key(fields: "id") { id: ID! age: Int }',
    resolvers: { Pet: { age: () => 3 } },
  },
};

it('plans a requirement within what another requirement answers', async () => {
  const { ask } = federate(clinic);
  expect(await ask('{ pet { checkup { id grade } } }')).toMatchObject({
    data: { pet: { checkup: { id: 'c5/3', grade: 5 } } },
  });
});

const shop: Subgraphs = {
  orders: {
    sdl: `
      type Query { order: Order }
      type Order @key(fields: "id") { id: ID! item: Item }
      interface Item @key(fields: "id") { id: ID! }
      type Book implements Item @key(fields: "id") { id: ID! }
      type Disc implements Item @key(fields: "id") { id: ID! }
    `,
    resolvers: {
      Query: { order: () => ({ id: 'o', item: { __typename: 'Disc', id: 'd' } }) },
      Order: { __resolveReference: () => ({ id: 'o', item: { __typename: 'Disc', id: 'd' } }) },
    },
  },
  catalogue: {
    sdl: `
      interface Item @key(fields: "id") { id: ID! weight: Int }
      type Book implements Item @key(fields: "id") { id: ID! weight: Int pages: Int }
      type Disc implements Item @key(fields: "id") { id: ID! weight: Int tracks: Int }
    `,
    resolvers: {
      Item: { __resolveReference: ({ id }: { id: string }) => ({ __typename: 'Disc', id }) },
      Book: { weight: () => 300, pages: () => 99 },
      Disc: { weight: () => 80, tracks: () => 12 },
    },
  },
  post: {
    sdl: `
      type Order @key(fields: "id") {
        id: ID! item: Item @external
        postage: Int @requires(fields: "item { weight ... on Disc { tracks } ... on Book { pages } }")
      }
      interface Item { weight: Int }
      type Book implements Item @key(fields: "id") { id: ID! weight: Int @external pages: Int @external }
      type Disc implements Item @key(fields: "id") { id: ID! weight: Int @external tracks: Int @external }
    `,
    resolvers: {
      Order: { postage: ({ item }: { item: Record<string, number> }) => (item['weight'] ?? 0) + (item['tracks'] ?? 0) },
    },
  },
};

it('plans a requirement through an interface of entities, with fields of its types', async () => {
  const { ask } = federate(shop);
  expect(await ask('{ order { postage item { id ... on Disc { tracks } } } }')).toMatchObject({
    data: { order: { postage: 92, item: { id: 'd', tracks: 12 } } },
  });
});

const singleton: Subgraphs = {
  warehouse: {
    sdl: 'type Query { entry: Entry } type Entry @key(fields: "__typename") { sku: String }',
    resolvers: { Query: { entry: () => ({ sku: 'x' }) } },
  },
  reviews: {
    sdl: 'type Entry @key(fields: "__typename") { rating: Int }',
    resolvers: { Entry: { rating: () => 5 } },
  },
};

it('fetches an entity whose key is its type alone', async () => {
  const { ask } = federate(singleton);
  expect(await ask('{ entry { sku rating } }')).toMatchObject({ data: { entry: { sku: 'x', rating: 5 } } });
});
