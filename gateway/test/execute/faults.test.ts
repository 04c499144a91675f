import { expect, it } from '@jest/globals';
import type { SubgraphAnswer } from '../../src/transports/port.ts';
import { startGraph } from '../fixture/graph.ts';

const failing = () => {
  throw new Error('secret');
};

it('tells one error when a subgraph bubbles a null up to its whole answer', async () => {
  const one = {
    sdl: 'type Query { a: Int! @shareable b: Int }',
    resolvers: { Query: { a: failing, b: () => 1 } },
  };
  const other = {
    sdl: 'type Query { a: Int @shareable c: Int }',
    resolvers: { Query: { a: () => 1, c: () => 3 } },
  };
  expect(await startGraph({ one, other }).answer('{ a b c }')).toMatchObject({
    data: { a: null, b: null, c: 3 },
    errors: [{ path: ['a'], extensions: { service: 'one' } }],
  });
});

const list = (count: number) => ({
  sdl: 'type Query { list: [Item] } type Item @key(fields: "id") { id: ID! }',
  resolvers: { Query: { list: () => Array.from({ length: count }, (_, index) => ({ id: String(index) })) } },
});
const names = { sdl: 'type Item @key(fields: "id") { id: ID! name: String }', resolvers: {} };

/** An error for each of so many entities. */
const brokenNames = (count: number): SubgraphAnswer => ({
  data: { _entities: Array.from({ length: count }, () => ({ name: null })) },
  errors: Array.from({ length: count }, (_, index) => ({ message: 'broken', path: ['_entities', index, 'name'] })),
});

it('finds the places of many errors in a time that grows with their number, not with its square', async () => {
  const count = 5000;
  const graph = startGraph({ list: list(count), names }, (transport, service) =>
    service === 'list' ? transport : { ...transport, request: async () => brokenNames(count) },
  );
  await graph.answer('{ list { id } }');
  const since = performance.now();
  const { errors } = (await graph.answer('{ list { name } }')) as { readonly errors: readonly { path: unknown }[] };
  expect(performance.now() - since).toBeLessThan(8000);
  expect(errors).toHaveLength(count);
  expect(errors.at(-1)?.path).toEqual(['list', count - 1, 'name']);
}, 60_000);
