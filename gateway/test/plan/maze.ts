import type { Subgraphs } from './federation.ts';

const range = (length: number) => Array.from({ length }, (_, index) => index);

/** Subgraphs that all know the same kinds of node and the way from each to the next: every step has as many ways as subgraphs. */
export const maze = (subgraphs: number, kinds: number): Subgraphs =>
  Object.fromEntries(
    range(subgraphs).map((subgraph) => {
      const type = (kind: number) => `
        type K${kind} implements Node @key(fields: "id") {
          id: ID! name: String @shareable next: Node @shareable own${subgraph}: String
        }`;
      const sdl = `
        type Query { node: Node @shareable plain${subgraph}: Int }
        interface Node { id: ID! name: String next: Node }
        ${range(kinds).map(type).join('\n')}`;
      const node = () => ({ __typename: 'K0', id: 'n', name: 'a node', [`own${subgraph}`]: `of ${subgraph}` });
      const kindResolvers = range(kinds).map((kind) => [`K${kind}`, { next: node, __resolveReference: node }]);
      const resolvers = {
        Query: { node, [`plain${subgraph}`]: () => subgraph },
        Node: { __resolveType: () => 'K0' },
        ...Object.fromEntries(kindResolvers),
      };
      return [`s${subgraph}`, { sdl, resolvers }];
    }),
  );

/** A walk through it: hard to plan, though short. With four subgraphs and three kinds some seconds of work. */
export function walk(subgraphs: number, kinds: number, steps: number): string {
  const own = range(subgraphs).map((subgraph) => `own${subgraph}`);
  const step = (left: number): string =>
    left === 0
      ? 'id'
      : `id name ${range(kinds)
          .map((kind) => `... on K${kind} { ${own.join(' ')} next { ${step(left - 1)} } }`)
          .join(' ')}`;
  return `{ node { ${step(steps)} } }`;
}

/** Only one subgraph knows of which kind a node is; those that know which are alike, and what they say, know but one type. */
export const likeness = (kinds: number): Subgraphs => ({
  kinds: {
    sdl: `
      type Query { nodes: [Node!]! }
      interface Node @key(fields: "id") { id: ID! title: String! }
      ${range(kinds)
        .map((kind) => `type K${kind} implements Node @key(fields: "id") { id: ID! title: String! }`)
        .join('\n')}`,
    resolvers: {},
  },
  likes: {
    sdl: `
      type Query { best: Node }
      type Node @key(fields: "id") @interfaceObject { id: ID! alike: Node }`,
    resolvers: {},
  },
  adverts: {
    sdl: `
      type Node @key(fields: "id") @interfaceObject {
        id: ID! title: String! @external slogan: String @requires(fields: "title")
      }`,
    resolvers: {},
  },
});

/** A walk from one to the next that is alike: with each step the ways are as many, to the power of the kinds. */
export const alikeWalk = (steps: number): string =>
  `{ best { ${'alike { '.repeat(steps)}slogan${' }'.repeat(steps)} } }`;

/** The same walk, each step a fragment that is used for every kind: short in text, and endless when written out. */
export function endlessWalk(subgraphs: number, kinds: number, steps: number): string {
  const own = range(subgraphs).map((subgraph) => `own${subgraph}`);
  const fragment = (left: number) =>
    `fragment F${left} on Node { id name ${
      left === 0
        ? ''
        : range(kinds)
            .map((kind) => `... on K${kind} { ${own.join(' ')} next { ...F${left - 1} } }`)
            .join(' ')
    } }`;
  return `{ node { ...F${steps} } } ${range(steps + 1)
    .map(fragment)
    .join(' ')}`;
}
