import { afterAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_OPTIONS } from '../../src/options.ts';
import { type Subgraphs, federate } from './federation.ts';

type Ref = { readonly id: string };
const MEDIA: Record<string, { readonly __typename: string; readonly id: string; readonly title: string }> = {
  b: { __typename: 'Book', id: 'b', title: 'Dune' },
  f: { __typename: 'Film', id: 'f', title: 'Jaws' },
};
const STARS: Record<string, number> = { b: 4, f: 2 };
const find = ({ id }: Ref) => MEDIA[id];
const refs = () => [{ id: 'b' }, { id: 'f' }];

/** The catalogue alone knows which medium is of which type. Adverts and reviews know media as one type of object. */
const subgraphs: Subgraphs = {
  catalogue: {
    sdl: `
      type Query { all: [Media!]! }
      interface Media @key(fields: "id") { id: ID! title: String! }
      type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int }
      type Film implements Media @key(fields: "id") { id: ID! title: String! }
    `,
    resolvers: {
      Query: { all: () => Object.values(MEDIA) },
      Media: { __resolveReference: find },
      Book: { __resolveReference: find, pages: () => 412 },
      Film: { __resolveReference: find },
    },
  },
  reviews: {
    sdl: `
      type Query { best: [Media!]! }
      type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int }
    `,
    resolvers: { Query: { best: refs }, Media: { stars: ({ id }: Ref) => STARS[id] } },
  },
  shelves: {
    sdl: `
      type Book @key(fields: "id") { id: ID! shelf: Shelf }
      type Shelf { books: [Book!]! }
    `,
    resolvers: { Book: { shelf: () => ({ books: [{ id: 'b' }] }) } },
  },
  adverts: {
    sdl: `
      type Query { promoted: [Media!]! }
      type Media @key(fields: "id") @interfaceObject {
        id: ID! title: String! @external stars: Int @external
        claim: String
        slogan: String! @requires(fields: "title")
        pitch: String @requires(fields: "title stars")
      }
    `,
    resolvers: {
      Query: { promoted: refs },
      Media: {
        __resolveReference: (media: Ref) => {
          if (!media.id) throw new Error('A medium is found by its id.');
          return media;
        },
        claim: ({ id }: Ref) => `claim of ${id}`,
        slogan: ({ title }: { title: string }) => `${title}!`,
        pitch: ({ title, stars }: { title: string; stars: number }) => `${title}: ${stars}`,
      },
    },
  },
};

describe('what one type of an interface is asked for, and requires something', () => {
  // In a thread: unmended, the planner may look for a way until memory ends.
  const { ask, gateway, faults } = federate(subgraphs, { planner: { ...DEFAULT_OPTIONS.planner, timeoutMs: 5000 } });
  afterAll(() => gateway.close());

  it.each([
    ['best', '... on Book { slogan }', { slogan: 'Dune!' }, {}],
    ['best', '... on Book { pitch }', { pitch: 'Dune: 4' }, {}],
    ['best', '... on Film { slogan pitch }', {}, { slogan: 'Jaws!', pitch: 'Jaws: 2' }],
    ['best', 'pitch ... on Book { slogan }', { pitch: 'Dune: 4', slogan: 'Dune!' }, { pitch: 'Jaws: 2' }],
    [
      'best',
      '... on Book { pitch stars pages } ... on Film { slogan }',
      { pitch: 'Dune: 4', stars: 4, pages: 412 },
      { slogan: 'Jaws!' },
    ],
    [
      'best',
      '... on Book { stars shelf { books { title } } }',
      { stars: 4, shelf: { books: [{ title: 'Dune' }] } },
      {},
    ],
    ['promoted', '... on Film { slogan }', {}, { slogan: 'Jaws!' }],
    ['promoted', 'claim ... on Film { slogan }', { claim: 'claim of b' }, { claim: 'claim of f', slogan: 'Jaws!' }],
    ['all', '... on Book { claim } ... on Film { slogan }', { claim: 'claim of b' }, { slogan: 'Jaws!' }],
    ['all', 'claim ... on Film { slogan }', { claim: 'claim of b' }, { claim: 'claim of f', slogan: 'Jaws!' }],
    [
      'all',
      'stars ... on Book { pitch } ... on Film { claim }',
      { stars: 4, pitch: 'Dune: 4' },
      { stars: 2, claim: 'claim of f' },
    ],
  ])('is answered, and nothing else is lost: %s { %s }', async (field, selections, book, film) => {
    expect(await ask(`{ ${field} { ${selections} } }`)).toEqual({
      data: { [field]: [book, film] },
      extensions: expect.anything(),
    });
    expect(faults).toEqual([]);
  });
});
