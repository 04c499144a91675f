import { describe, expect, it } from '@jest/globals';
import { type Subgraphs, federate } from './federation.ts';

const subgraphs: Subgraphs = {
  users: {
    sdl: `
      type Query { me: User }
      type Subscription { changed(of: ID): User never: User }
      type User @key(fields: "id") { id: ID! name: String }
    `,
    resolvers: {
      Query: { me: () => ({ id: 'u', name: 'U' }) },
      Subscription: {
        changed: {
          async *subscribe(_: unknown, { of = 'u' }: { of?: string }) {
            yield { changed: { id: `${of}1`, name: 'first' } };
            yield { changed: { id: `${of}2`, name: 'second' } };
          },
        },
      },
      User: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `${id} again` }) },
    },
  },
  reviews: {
    sdl: `
      type Query { latest: String }
      type User @key(fields: "id") { id: ID! reviews(first: Int): [String] rank: Int }
    `,
    resolvers: {
      User: {
        reviews: ({ id }: { id: string }, { first = 2 }: { first?: number }) =>
          ['a', 'b'].slice(0, first).map((x) => x + id),
        rank: () => 7,
      },
    },
  },
};

describe('a subscription that defers', () => {
  it('sends each event, and after it what is deferred', async () => {
    const { follow, sent } = federate(subgraphs);
    const query = 'subscription { changed { id name ... @defer { reviews } } }';
    expect(await follow(query)).toEqual(
      [
        { data: { changed: { id: 'u1', name: 'first' } } },
        { reviews: ['au1', 'bu1'] },
        { data: { changed: { id: 'u2', name: 'second' } } },
        { reviews: ['au2', 'bu2'] },
      ].map((one) => expect.objectContaining(one)),
    );
    expect(sent[0]).toMatchObject({ service: 'users', query: expect.stringMatching(/^subscription/) });
    expect(JSON.stringify(sent)).not.toContain('event__');
  });

  it('completes events from other subgraphs before they are sent', async () => {
    const { follow } = federate(subgraphs);
    const query =
      'subscription($of: ID, $first: Int) { it: changed(of: $of) { rank ...F @defer } } fragment F on User { reviews(first: $first) }';
    expect(await follow(query, { of: 'x', first: 1 })).toEqual(
      [{ data: { it: { rank: 7 } } }, { reviews: ['ax1'] }, { data: { it: { rank: 7 } } }, { reviews: ['ax2'] }].map(
        (one) => expect.objectContaining(one),
      ),
    );
  });

  it('does so by a condition', async () => {
    const { follow } = federate(subgraphs);
    const query = 'subscription($later: Boolean!) { changed { id ... @defer(if: $later) { reviews(first: 1) } } }';
    expect(await follow(query, { later: true })).toHaveLength(4);
    expect(await follow(query, { later: false })).toEqual(
      ['u1', 'u2'].map((id) => expect.objectContaining({ data: { changed: { id, reviews: [`a${id}`] } } })),
    );
  });
});
