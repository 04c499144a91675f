import { expect, it } from '@jest/globals';
import { startGraph } from '../fixture/graph.ts';

const shops = {
  sdl: `
    type Query { shops: [Shop] }
    type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency: String! goods: [Good] }
    type Good @key(fields: "id") { id: ID! price(currency: String @fromContext(field: "$shop { currency }"), net: Boolean): String }`,
  resolvers: {
    Query: {
      shops: () => [
        { id: '1', currency: 'EUR', goods: [{ id: 'x' }, { id: 'y' }] },
        { id: '2', currency: 'USD', goods: [{ id: 'x' }, null] },
      ],
    },
    Good: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      price: ({ id }: { id: string }, { currency, net }: { currency?: string; net?: boolean }) =>
        `${id} in ${currency}${net ? ' net' : ''}`,
    },
  },
};

it('gives the same entity different values where different objects stand above it (@fromContext)', async () => {
  const graph = startGraph({ shops, other: { sdl: 'type Query { other: Int }', resolvers: {} } });
  expect(await graph.answer('{ shops { goods { price net: price(net: true) } } }')).toEqual({
    data: {
      shops: [
        {
          goods: [
            { price: 'x in EUR', net: 'x in EUR net' },
            { price: 'y in EUR', net: 'y in EUR net' },
          ],
        },
        { goods: [{ price: 'x in USD', net: 'x in USD net' }, null] },
      ],
    },
  });
});
