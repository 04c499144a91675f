import { describe, expect, it } from '@jest/globals';
import { type Subgraphs, federate } from '../federation.ts';

const art = ({ id }: { id: string }, { size = 'any' }: { size?: string }) => `${id} ${size}`;

/** Two unions within each other, whose members are completed by another subgraph. */
const search: Subgraphs = {
  search: {
    sdl: `
      type Query { search: [Result] }
      union Result = Film | Article
      union Section = List | Gallery
      type Film @key(fields: "id") { id: ID! sections: [Section] }
      type Article @key(fields: "id") { id: ID! sections: [Section] }
      type List @key(fields: "id") { id: ID! }
      type Gallery @key(fields: "id") { id: ID! }
    `,
    resolvers: {
      Query: {
        search: () => [
          {
            __typename: 'Film',
            id: 'f',
            sections: [
              { __typename: 'List', id: 'l' },
              { __typename: 'Gallery', id: 'g' },
            ],
          },
          {
            __typename: 'Article',
            id: 'a',
            sections: [
              { __typename: 'List', id: 'l' },
              { __typename: 'Gallery', id: 'h' },
            ],
          },
        ],
      },
    },
  },
  art: {
    sdl: `
      type List @key(fields: "id") { id: ID! title: String art(size: String): String }
      type Gallery @key(fields: "id") { id: ID! art(size: String): String }
    `,
    resolvers: { List: { title: () => 'a list', art }, Gallery: { art } },
  },
};

describe('a field with other arguments in other members of a union', () => {
  const small = '... on List { title art(size: "small") } ... on Gallery { art(size: "small") }';
  const large = '... on List { art(size: "large") } ... on Gallery { art(size: "large") }';

  it('has the arguments of its place', async () => {
    const { ask } = federate(search);
    const query = `{ search { ... on Film { sections { ${small} } } ... on Article { sections { ${large} } } } }`;
    expect(await ask(query)).toMatchObject({
      data: {
        search: [
          { sections: [{ title: 'a list', art: 'l small' }, { art: 'g small' }] },
          { sections: [{ art: 'l large' }, { art: 'h large' }] },
        ],
      },
    });
  });

  it.each([true, false])('under a condition (%s)', async (is) => {
    const { ask } = federate(search);
    const query = `query($is: Boolean!) { search { ...F @include(if: $is) ...A @skip(if: $is) } }
      fragment F on Film { sections { ${small} } } fragment A on Article { sections { ${large} } }`;
    const film = { sections: [{ title: 'a list', art: 'l small' }, { art: 'g small' }] };
    const article = { sections: [{ art: 'l large' }, { art: 'h large' }] };
    expect(await ask(query, { is })).toMatchObject({ data: { search: is ? [film, {}] : [{}, article] } });
  });
});

/** The same interface with other members in each subgraph, and a field of another type in each member. */
const members: Subgraphs = {
  a: {
    sdl: `
      type Query { a: [Thing] shared: Thing @shareable }
      interface Thing { id: ID! }
      enum Hue { RED } enum Tone { LOUD }
      type One implements Thing @key(fields: "id") { id: ID! kind: Hue }
      type Two implements Thing @key(fields: "id") { id: ID! kind: Tone }
    `,
    resolvers: {
      Query: {
        a: () => [
          { __typename: 'One', id: '1', kind: 'RED' },
          { __typename: 'Two', id: '2', kind: 'LOUD' },
        ],
        shared: () => ({ __typename: 'One', id: '1', kind: 'RED' }),
      },
      One: { __resolveReference: () => ({ id: '1', kind: 'RED' }) },
    },
  },
  b: {
    sdl: `
      type Query { b: [Thing] shared: Thing @shareable }
      interface Thing { id: ID! }
      type Three implements Thing @key(fields: "id") { id: ID! kind: Int! }
      type One implements Thing @key(fields: "id") { id: ID! more: String }
    `,
    resolvers: {
      Query: {
        b: () => [
          { __typename: 'Three', id: '3', kind: 3 },
          { __typename: 'One', id: '1' },
        ],
        shared: () => ({ __typename: 'One', id: '1' }),
      },
      One: { more: () => 'more' },
    },
  },
};

describe('an interface with other members in each subgraph', () => {
  it('is asked for what a subgraph knows', async () => {
    const { ask } = federate(members);
    const all = '... on One { hue: kind more } ... on Two { tone: kind } ... on Three { kind }';
    expect(await ask(`{ a { id ${all} } b { id ${all} } shared { ${all} } }`)).toMatchObject({
      data: {
        a: [
          { id: '1', hue: 'RED', more: 'more' },
          { id: '2', tone: 'LOUD' },
        ],
        b: [
          { id: '3', kind: 3 },
          { id: '1', hue: 'RED', more: 'more' },
        ],
        shared: { hue: 'RED', more: 'more' },
      },
    });
  });

  it('answers an object where nothing that is asked for applies', async () => {
    const { ask } = federate(members);
    expect(await ask('{ a { ... on Three { kind } } }')).toMatchObject({ data: { a: [{}, {}] } });
    expect(await ask('{ shared { ... on Thing { ... on Three { id } } } }')).toMatchObject({ data: { shared: {} } });
    const query =
      '{ a { id @include(if: false) ... on Three { kind } } shared { __typename @skip(if: true) ... on Two { kind } } }';
    expect(await ask(query)).toMatchObject({ data: { a: [{}, {}], shared: {} } });
  });
});
