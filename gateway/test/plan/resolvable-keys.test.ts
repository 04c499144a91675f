import { describe, expect, it } from '@jest/globals';
import { type Subgraphs, federate } from './federation.ts';

/** The shelf knows books by an id that it cannot look up, and by a place that it can. */
const library: Subgraphs = {
  catalogue: {
    sdl: `
      type Query { anything: String }
      type Book @key(fields: "id") @key(fields: "place { row column }") { id: ID! place: Place! name: String }
      type Place @shareable { row: Int! column: Int! }
    `,
    resolvers: {
      Book: {
        __resolveReference: ({ id, place }: { id?: string; place?: unknown }) => ({
          id: id ?? 'b',
          place,
          name: `book ${id}`,
        }),
      },
    },
  },
  shelf: {
    sdl: `
      type Query { shelf: Shelf }
      type Shelf @key(fields: "id") { id: ID! books: [Book!] }
      type Book @key(fields: "id", resolvable: false) @key(fields: "place { row column }") {
        id: ID! place: Place! name: String @external
        label: String @requires(fields: "name")
      }
      type Place @shareable { row: Int! column: Int! }
    `,
    resolvers: {
      Query: { shelf: () => ({ id: 's' }) },
      Shelf: { books: () => [1, 2].map((column) => ({ id: `b${column}`, place: { row: 1, column } })) },
      Book: {
        __resolveReference: ({ place, name }: { place?: { row: number; column: number }; name: string }) => {
          if (!place) throw new Error('A book is found by its place, not by its id.');
          return { name, place };
        },
        label: ({ place, name }: { place: { row: number; column: number }; name: string }) =>
          `${name} at ${place.row}/${place.column}`,
      },
    },
  },
};

describe('a key that a subgraph does not resolve', () => {
  it('is not used to come back to it while it has one that it resolves', async () => {
    const { ask } = federate(library);
    expect(await ask('{ shelf { books { id label } } }')).toMatchObject({
      data: {
        shelf: {
          books: [
            { id: 'b1', label: 'book b1 at 1/1' },
            { id: 'b2', label: 'book b2 at 1/2' },
          ],
        },
      },
    });
  });
});
