import { describe, expect, it } from '@jest/globals';
import { type Subgraphs, federate } from './federation.ts';

const subgraphs: Subgraphs = {
  products: {
    sdl: `
      type Query { top: [Product] any: [Thing] }
      interface Thing { name: String }
      type Product implements Thing @key(fields: "upc maker { id }") { upc: ID! name: String weight: Int maker: Maker! }
      type Maker implements Thing @key(fields: "id") { id: ID! name: String }
    `,
    resolvers: {
      Query: {
        top: () => [PRODUCT],
        any: () => [
          { __typename: 'Product', ...PRODUCT },
          { __typename: 'Maker', id: 'm1', name: 'Maker' },
        ],
      },
      Product: { __resolveReference: () => PRODUCT },
      Maker: { __resolveReference: ({ id }: { id: string }) => ({ id, name: 'Maker' }) },
    },
  },
  stock: {
    sdl: `
      type Product @key(fields: "upc maker { id }") {
        upc: ID! maker: Maker! weight: Int @external
        left(at: String): Int shipping: Int @requires(fields: "weight")
      }
      type Maker @key(fields: "id") { id: ID! open: Boolean }
    `,
    resolvers: {
      Product: {
        left: ({ upc, maker }: { upc: string; maker: { id: string } }, { at }: { at?: string }) =>
          upc === '1' && maker.id === 'm1' ? (at?.length ?? 5) : -1,
        shipping: ({ weight }: { weight: number }) => weight * 2,
      },
      Maker: { open: ({ id }: { id: string }) => id === 'm1' },
    },
  },
};

const PRODUCT = { upc: '1', name: 'Table', weight: 10, maker: { id: 'm1', name: 'Maker' } };

/** The client's names are the client's alone: no representation is made of them. */
describe('an alias that equals', () => {
  it.each([
    ['a key field', '{ top { upc: name maker { id: name } left } }', { upc: 'Table', maker: { id: 'Maker' }, left: 5 }],
    ['a required field', '{ top { weight: upc shipping } }', { weight: '1', shipping: 20 }],
    ['__typename as a name', '{ top { left type: __typename } }', { left: 5, type: 'Product' }],
    [
      'another field of the type',
      '{ top { name: upc upc: name left: shipping } }',
      { name: '1', upc: 'Table', left: 20 },
    ],
    [
      'the same field with other arguments',
      '{ top { left: left(at: "Rome") more: left(at: "Berlin") all: left } }',
      { left: 4, more: 6, all: 5 },
    ],
    [
      'a nested key',
      '{ top { maker: shipping upc: maker { id: name open } } }',
      { maker: 20, upc: { id: 'Maker', open: true } },
    ],
  ])('%s', async (_, query, product) => {
    const { ask } = federate(subgraphs);
    expect(await ask(query)).toMatchObject({ data: { top: [product] } });
  });

  it('a field of another type of the interface', async () => {
    const { ask } = federate(subgraphs);
    const query = '{ any { ... on Product { upc: name name: upc left } ... on Maker { open id: name } } }';
    expect(await ask(query)).toMatchObject({
      data: {
        any: [
          { upc: 'Table', name: '1', left: 5 },
          { open: true, id: 'Maker' },
        ],
      },
    });
  });
});
