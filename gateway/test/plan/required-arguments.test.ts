import { describe, expect, it } from '@jest/globals';
import { type Subgraphs, federate } from './federation.ts';

type Args = { readonly currency?: string; readonly unit?: string };
const RATE: Record<string, number> = { USD: 1, EUR: 2, GBP: 3 };
const priceOf = (_: unknown, { currency = 'GBP' }: Args) => 100 * (RATE[currency] ?? 0);

/** The catalogue knows prices; shipping is reckoned by another subgraph from the price in one currency or another. */
const shop: Subgraphs = {
  catalogue: {
    sdl: `
      enum Currency { USD EUR GBP }
      type Query { product: Product products: [Product] }
      type Mutation { buy: Product }
      type Subscription { sold: Product }
      type Product @key(fields: "id") {
        id: ID!
        "In pounds when nothing is said."
        price(currency: Currency): Int!
        sizes: [Size!]
        part: Part
      }
      type Size { amount(unit: String!): Int! }
      interface Part @key(fields: "id") { id: ID! price(currency: Currency): Int! }
      type Screw implements Part @key(fields: "id") { id: ID! price(currency: Currency): Int! }
      type Nail implements Part @key(fields: "id") { id: ID! price(currency: Currency): Int! }
    `,
    resolvers: {
      Query: { product: () => ({ id: '1' }), products: () => [{ id: '1' }, { id: '2' }, { id: '1' }] },
      Mutation: { buy: () => ({ id: '1' }) },
      Subscription: {
        sold: {
          async *subscribe() {
            yield { sold: { id: '1' } };
          },
        },
      },
      Product: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        price: priceOf,
        sizes: () => [{ cm: 10 }, { cm: 20 }],
        part: () => ({ __typename: 'Screw', id: '7' }),
      },
      Size: { amount: ({ cm }: { cm: number }, { unit }: Args) => (unit === 'mm' ? cm * 10 : cm) },
      Part: { __resolveType: () => 'Screw' },
      Screw: { price: priceOf },
    },
  },
  shipping: {
    sdl: `
      enum Currency { USD EUR GBP }
      type Product @key(fields: "id") {
        id: ID!
        price(currency: Currency): Int! @external
        sizes: [Size!] @external
        part: Part @external
        inDollars: String @requires(fields: "price(currency: USD)")
        inEuros(to: String): String @requires(fields: "price(currency: EUR)")
        inPounds: String @requires(fields: "price")
        again: String @requires(fields: "price(currency: USD)")
        free: Boolean
        room: String @requires(fields: "sizes { amount(unit: \\"cm\\") }")
        fineRoom: String @requires(fields: "sizes { amount(unit: \\"mm\\") }")
        partInDollars: String @requires(fields: "part { price(currency: USD) }")
        partInEuros: String @requires(fields: "part { price(currency: EUR) }")
      }
      type Size { amount(unit: String!): Int! @external }
      interface Part { price(currency: Currency): Int! }
      type Screw implements Part @key(fields: "id") { id: ID! price(currency: Currency): Int! @external }
      type Nail implements Part @key(fields: "id") { id: ID! price(currency: Currency): Int! @external }
    `,
    resolvers: {
      Product: {
        inDollars: ({ price }: { price: number }) => `$${price}`,
        again: ({ price }: { price: number }) => `$${price}`,
        inEuros: ({ price }: { price: number }, { to = '' }: { to?: string }) => `€${price}${to}`,
        inPounds: ({ price }: { price: number }) => `£${price}`,
        free: () => false,
        room: ({ sizes }: Sized) => sizes.map(({ amount }) => amount).join(),
        fineRoom: ({ sizes }: Sized) => sizes.map(({ amount }) => amount).join(),
        partInDollars: ({ part }: { part: { price: number } }) => `$${part.price}`,
        partInEuros: ({ part }: { part: { price: number } }) => `€${part.price}`,
      },
    },
  },
};

interface Sized {
  readonly sizes: readonly { readonly amount: number }[];
}

describe('fields that are required with arguments', () => {
  it('have their own value, whatever arguments the client gives the same field', async () => {
    const { ask } = federate(shop);
    const answer = await ask(
      '{ product { inDollars price euros: price(currency: EUR) dollars: price(currency: USD) } }',
    );
    expect(answer).toMatchObject({ data: { product: { inDollars: '$100', price: 300, euros: 200, dollars: 100 } } });
  });

  it('may be required with different arguments, and without', async () => {
    const { ask, sent } = federate(shop);
    const answer = await ask('{ product { inDollars inEuros inPounds again free } }');
    expect(answer).toMatchObject({
      data: { product: { inDollars: '$100', inEuros: '€200', inPounds: '£300', again: '$100', free: false } },
    });
    const representations = sent.flatMap(({ service, variables }) => (service === 'shipping' ? [variables] : []));
    expect(JSON.stringify(representations)).not.toMatch(/__r\d/);
  });

  it('are asked for in one fetch when nothing differs', async () => {
    const { ask, sent } = federate(shop);
    expect(await ask('{ products { inDollars again free } }')).toMatchObject({
      data: { products: Array.from({ length: 3 }, () => ({ inDollars: '$100', again: '$100', free: false })) },
    });
    expect(sent.map(({ service }) => service)).toEqual(['catalogue', 'shipping']);
  });

  it('keep the arguments and variables of the fields that require them', async () => {
    const { ask } = federate(shop);
    const query = 'query($to: String) { products { id inEuros(to: $to) dollars: inDollars } }';
    expect(await ask(query, { to: ' home' })).toMatchObject({
      data: {
        products: ['1', '2', '1'].map((id) => ({ id, inEuros: '€200 home', dollars: '$100' })),
      },
    });
  });

  it('may stand within lists of what is required', async () => {
    const { ask } = federate(shop);
    expect(await ask('{ product { room fineRoom sizes { amount(unit: "mm") } } }')).toMatchObject({
      data: { product: { room: '10,20', fineRoom: '100,200', sizes: [{ amount: 100 }, { amount: 200 }] } },
    });
  });

  it('may be fields of an interface', async () => {
    const { ask } = federate(shop);
    expect(await ask('{ product { partInDollars partInEuros part { price } } }')).toMatchObject({
      data: { product: { partInDollars: '$100', partInEuros: '€200', part: { price: 300 } } },
    });
  });

  it('change something once, and are read as often as needed after it', async () => {
    const { ask, sent } = federate(shop);
    expect(await ask('mutation { buy { inDollars inEuros } }')).toMatchObject({
      data: { buy: { inDollars: '$100', inEuros: '€200' } },
    });
    expect(sent.filter(({ query }) => query.startsWith('mutation'))).toHaveLength(1);
  });

  it('complete events', async () => {
    const { follow } = federate(shop);
    expect(await follow('subscription { sold { inDollars inEuros price } }')).toMatchObject([
      { data: { sold: { inDollars: '$100', inEuros: '€200', price: 300 } } },
    ]);
  });

  it('are not seen by clients', async () => {
    const { ask } = federate(shop);
    const answer = await ask('{ __type(name: "Product") { fields { name } } product { price__r1 } }');
    expect(JSON.stringify(answer)).toContain('Cannot query field \\"price__r1\\"');
    const fields = await ask(
      '{ __type(name: "Product") { fields { name } } __schema { queryType { fields { name } } } }',
    );
    expect(JSON.stringify(fields)).not.toMatch(/__r|event__/);
  });
});
