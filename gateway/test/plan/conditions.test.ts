import { describe, expect, it } from '@jest/globals';
import { type Subgraphs, federate } from './federation.ts';

const subgraphs: Subgraphs = {
  a: {
    sdl: `
      type Query { thing: Thing other: Thing }
      type Mutation { change(to: Int): Thing }
      type Thing @key(fields: "id") { id: ID! weight: Int! height: Int! }
    `,
    resolvers: {
      Query: { thing: () => ({ id: 't', weight: 1, height: 2 }), other: () => ({ id: 'o', weight: 3, height: 4 }) },
      Mutation: { change: (_: unknown, { to }: { to: number }) => ({ id: 't', weight: to, height: to }) },
    },
  },
  b: {
    sdl: `
      type Thing @key(fields: "id") {
        id: ID! weight: Int! @external height: Int! @external
        plain: String heavy: String @requires(fields: "weight") tall: String @requires(fields: "height")
      }
    `,
    resolvers: {
      Thing: {
        plain: () => 'plain',
        heavy: ({ weight }: { weight?: number }) => `weighs ${weight}`,
        tall: ({ height }: { height?: number }) => `is ${height} high`,
      },
    },
  },
};

describe('conditions', () => {
  it.each([
    [true, { plain: 'plain' }],
    [false, { plain: 'plain', heavy: 'weighs 1' }],
  ])('that leave out what requires something (%s) leave its siblings in', async (left, thing) => {
    const { ask } = federate(subgraphs);
    const answer = await ask('query($left: Boolean!) { thing { plain heavy @skip(if: $left) } }', { left });
    expect(answer).toMatchObject({ data: { thing } });
    expect((answer as { data: { thing: object } }).data.thing).toEqual(thing);
  });

  it.each([
    [true, { heavy: 'weighs 1' }, 'tall'],
    [false, { tall: 'is 2 high' }, 'heavy'],
  ])('that exclude each other (%s) ask for one of the two', async (heavy, thing, unasked) => {
    const { ask, sent } = federate(subgraphs);
    const query =
      'query($heavy: Boolean!) { thing { ...H @include(if: $heavy) ...T @skip(if: $heavy) } } fragment H on Thing { heavy } fragment T on Thing { tall }';
    expect(await ask(query, { heavy })).toMatchObject({ data: { thing } });
    expect(sent.map(({ query: text }) => text).join()).not.toContain(unasked);
  });

  it('that leave out everything of an object leave the object', async () => {
    const { ask } = federate(subgraphs);
    expect(await ask('{ thing { plain @skip(if: true) ... @include(if: false) { heavy } } }')).toMatchObject({
      data: { thing: {} },
    });
  });

  it('that leave out everything ask no subgraph', async () => {
    const { ask, sent } = federate(subgraphs);
    const query =
      'query($is: Boolean = false) { __typename thing @include(if: $is) { id } other @skip(if: true) { id } }';
    expect(await ask(query)).toMatchObject({ data: { __typename: 'Query' } });
    expect(sent).toEqual([]);
  });

  it('may stand around introspection', async () => {
    const { ask } = federate(subgraphs);
    const query =
      'query($is: Boolean!) { ... @include(if: $is) { __schema { queryType { name } } thing { id } } ...F @skip(if: $is) } fragment F on Query { __type(name: "Thing") { kind } }';
    expect(await ask(query, { is: true })).toMatchObject({
      data: { __schema: { queryType: { name: 'Query' } }, thing: { id: 't' } },
    });
    expect(await ask(query, { is: false })).toMatchObject({ data: { __type: { kind: 'OBJECT' } } });
  });

  it('decide what is changed', async () => {
    const { ask, sent } = federate(subgraphs);
    const query = 'mutation($is: Boolean!) { change(to: 1) @include(if: $is) { heavy } b: change(to: 5) { heavy } }';
    expect(await ask(query, { is: false })).toMatchObject({ data: { b: { heavy: 'weighs 5' } } });
    expect(sent.filter(({ query: text }) => text.includes('change')).map(({ query: text }) => text)).toEqual([
      expect.not.stringContaining('to:1'),
    ]);
  });
});
