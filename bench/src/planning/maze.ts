import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type GatewayOptions,
  compose,
  createGateway,
  createLocalTransport,
  loadSupergraph,
} from '@media-gateway/gateway';
import { GUEST, createExecutor, defineSubgraph } from '@media-gateway/kernel';
import { type GraphQLSchema, parse } from 'graphql';

const SUBGRAPHS = 4;
const KINDS = 4;
const range = (length: number) => Array.from({ length }, (_, index) => index);

/** All subgraphs know all kinds of node and the way from each to the next: every step has as many ways as there are subgraphs. */
const sdlOf = (subgraph: number) => `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query { node: Node @shareable plain${subgraph}: Int }
  interface Node { id: ID! name: String next: Node }
  ${range(KINDS)
    .map(
      (kind) => `type K${kind} implements Node @key(fields: "id") {
        id: ID! name: String @shareable next: Node @shareable own${subgraph}: String
      }`,
    )
    .join('\n')}`;

/** A walk with what each subgraph alone knows of each kind. */
function walk(left: number): string {
  if (left === 0) return 'id';
  const own = range(SUBGRAPHS).map((subgraph) => `own${subgraph}`);
  const steps = range(KINDS).map((kind) => `... on K${kind} { ${own.join(' ')} next { ${walk(left - 1)} } }`);
  return `id name ${steps.join(' ')}`;
}

export const hardOperation = (name: string) => `query ${name} { node { ${walk(2)} } }`;
export const easyOperation = '{ plain0 plain3 }';

export type Maze = ReturnType<typeof startMaze>;

/** A gateway over the maze, its subgraphs in this process. */
export function startMaze(options: Partial<GatewayOptions>) {
  const report = (error: unknown) => console.error(error);
  const sources = range(SUBGRAPHS).map((subgraph) => ({
    name: `s${subgraph}`,
    sdl: sdlOf(subgraph),
    url: `http://127.0.0.1:1/s${subgraph}`,
  }));
  const transports = sources.map(({ name, sdl }, subgraph) => {
    const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolversOf(subgraph) as never });
    const defined = defineSubgraph({ name, schema: schema as GraphQLSchema, createContext: () => ({}) });
    return [name, createLocalTransport(createExecutor(defined, {}, report))] as const;
  });
  return createGateway({
    supergraph: loadSupergraph(compose(sources)),
    transports: Object.fromEntries(transports),
    operations: [],
    authenticate: async () => GUEST,
    report,
    options,
  });
}

function resolversOf(subgraph: number): object {
  const node = () => ({ __typename: 'K0', id: 'n', name: 'a node', [`own${subgraph}`]: `of ${subgraph}` });
  const kinds = range(KINDS).map((kind) => [`K${kind}`, { next: node, __resolveReference: node }]);
  return {
    Query: { node, [`plain${subgraph}`]: () => subgraph },
    Node: { __resolveType: () => 'K0' },
    ...Object.fromEntries(kinds),
  };
}
