import { expect, it } from '@jest/globals';
import { type Subgraphs, federate } from '../federation.ts';

const part = (name: string) => ({
  Query: { [name]: () => name },
  Mutation: { add: (_: unknown, { id }: { id: string }) => ({ id, [name]: `${name} of ${id}` }) },
});

/** Both know the change, and each a part of what it answers: it must be made once. */
const subgraphs: Subgraphs = {
  a: {
    sdl: 'type Query { a: String } type Mutation { add(id: ID!): Thing @shareable } type Thing @key(fields: "id") { id: ID! a: String }',
    resolvers: { ...part('a'), Thing: { a: ({ id }: { id: string }) => `a of ${id}` } },
  },
  b: {
    sdl: 'type Query { b: String } type Mutation { add(id: ID!): Thing @shareable } type Thing @key(fields: "id") { id: ID! b: String }',
    resolvers: { ...part('b'), Thing: { b: ({ id }: { id: string }) => `b of ${id}` } },
  },
};

it('makes a change that two subgraphs know once', async () => {
  const { ask, sent } = federate(subgraphs);
  expect(await ask('mutation { add(id: "1") { a b } again: add(id: "2") { b } }')).toMatchObject({
    data: { add: { a: 'a of 1', b: 'b of 1' }, again: { b: 'b of 2' } },
  });
  const changes = sent.flatMap(({ query }) => query.match(/add(?:__\d+)?\(|:\s*add\(/g) ?? []);
  expect(changes).toHaveLength(2);
});
