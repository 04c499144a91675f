import { expect, it } from '@jest/globals';
import { type Subgraphs, federate } from '../federation.ts';

/** Whether a unit can be returned depends on the line that it stands in; the same unit may stand in two. */
const cart: Subgraphs = {
  carts: {
    sdl: `
      type Query { cart: Cart }
      type Cart { lines: [Line!]! }
      type Line @key(fields: "id") { id: ID! product: String! units: [Unit!]! }
      type Unit @key(fields: "id") { id: ID! }
    `,
    resolvers: {
      Query: {
        cart: () => ({
          lines: [
            { id: '1', product: 'book', units: [{ id: 'u' }, { id: 'v' }] },
            { id: '2', product: 'milk', units: [{ id: 'u' }] },
          ],
        }),
      },
    },
  },
  returns: {
    sdl: `
      type Line @key(fields: "id") @context(name: "line") { id: ID! product: String! @external }
      type Unit @key(fields: "id") {
        id: ID!
        returnable(product: String @fromContext(field: "$line { product }") within: Int): String
      }
    `,
    resolvers: {
      Unit: {
        returnable: ({ id }: { id: string }, { product, within = 0 }: { product?: string; within?: number }) =>
          `${id} ${product} ${within}`,
      },
    },
  },
};

it('fills an argument from the object above, for each place of an entity', async () => {
  const { ask } = federate(cart);
  const query = '{ cart { lines { product: id units { id returnable soon: returnable(within: 3) } } } }';
  expect(await ask(query)).toMatchObject({
    data: {
      cart: {
        lines: [
          {
            product: '1',
            units: [
              { id: 'u', returnable: 'u book 0', soon: 'u book 3' },
              { id: 'v', returnable: 'v book 0', soon: 'v book 3' },
            ],
          },
          { product: '2', units: [{ id: 'u', returnable: 'u milk 0', soon: 'u milk 3' }] },
        ],
      },
    },
  });
});

it('does not show the argument to clients', async () => {
  const { ask } = federate(cart);
  const answer = await ask('{ __type(name: "Unit") { fields { name args { name } } } }');
  expect(JSON.stringify(answer)).not.toContain('product');
});
