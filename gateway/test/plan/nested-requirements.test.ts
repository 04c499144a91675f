import { describe, expect, it } from '@jest/globals';
import { type Subgraphs, federate } from './federation.ts';

type Item = Readonly<Record<string, string>>;
const needs = (item: Item, field: string): string => {
  if (!item[field]) throw new Error(`An item was asked without its ${field}.`);
  return item[field];
};
const item = () => ({ id: '1' });

/** Each asks of the others: a grade needs the total, which needs the price; a rank needs the toll, which needs the lane. */
const subgraphs: Subgraphs = {
  goods: {
    sdl: `
      type Item @key(fields: "id") {
        id: ID! price: String
        total: String @external
        grade: String @requires(fields: "total")
        toll: String @external
        rank: String @requires(fields: "toll")
      }`,
    resolvers: {
      Item: {
        price: () => 'price',
        grade: (one: Item) => `grade of ${needs(one, 'total')}`,
        rank: (one: Item) => `rank of ${needs(one, 'toll')}`,
      },
    },
  },
  tax: {
    sdl: `
      type Query { dutiable: Item nested: Box }
      type Mutation { declare: Item }
      type Subscription { declared: Item }
      type Box { items: [Item] }
      type Item @key(fields: "id") {
        id: ID!
        price: String @external
        lane: String @external
        total: String @requires(fields: "price")
        toll: String @requires(fields: "lane")
      }`,
    resolvers: {
      Query: { dutiable: item, nested: () => ({ items: [item()] }) },
      Mutation: { declare: item },
      Subscription: {
        declared: {
          async *subscribe() {
            yield { declared: item() };
          },
        },
      },
      Item: {
        price: () => {
          throw new Error('Prices are not known here.');
        },
        total: (one: Item) => `total of ${needs(one, 'price')}`,
        toll: (one: Item) => `toll of ${needs(one, 'lane')}`,
      },
    },
  },
  shipping: {
    sdl: 'type Item @key(fields: "id") { id: ID! lane: String }',
    resolvers: { Item: { lane: () => 'lane' } },
  },
};

const GRADE = 'grade of total of price';
const RANK = 'rank of toll of lane';

describe('a field whose requirement requires something itself, in the subgraph of the root field', () => {
  it.each([
    ['of the subgraph that asks for it', '{ dutiable { grade } }', { dutiable: { grade: GRADE } }, 4],
    ['of a third one', '{ dutiable { rank } }', { dutiable: { rank: RANK } }, 4],
    [
      'of both',
      '{ dutiable { grade rank total toll } }',
      { dutiable: { grade: GRADE, rank: RANK, total: 'total of price', toll: 'toll of lane' } },
      undefined,
    ],
    [
      'within lists',
      '{ nested { items { grade rank } } }',
      { nested: { items: [{ grade: GRADE, rank: RANK }] } },
      undefined,
    ],
    ['after a change', 'mutation { declare { grade rank } }', { declare: { grade: GRADE, rank: RANK } }, undefined],
  ])('is asked for when that is there: %s', async (_, query, data, fetches) => {
    const { ask, sent, faults } = federate(subgraphs);
    expect(await ask(query)).toMatchObject({ data });
    expect(faults).toEqual([]);
    if (fetches) expect(sent).toHaveLength(fetches);
  });

  it('completes events', async () => {
    const { follow, faults } = federate(subgraphs);
    expect(await follow('subscription { declared { grade rank } }')).toMatchObject([
      { data: { declared: { grade: GRADE, rank: RANK } } },
    ]);
    expect(faults).toEqual([]);
  });
});
