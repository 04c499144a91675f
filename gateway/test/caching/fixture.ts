import { buildSubgraphSchema } from '@apollo/subgraph';
import { AppError, GUEST, type Viewer, createExecutor, defineSubgraph } from '@media-gateway/kernel';
import { type GraphQLSchema, parse } from 'graphql';
import { openServer } from '../../src/facades/open-server.ts';
import { type ServerOptions, serveGateway } from '../../src/facades/server.ts';
import { type GatewayDeps, createGateway } from '../../src/gateway.ts';
import { compileOperations } from '../../src/operations/compile.ts';
import { compose } from '../../src/supergraph/compose.ts';
import { loadSupergraph } from '../../src/supergraph/load.ts';
import { createLocalTransport } from '../../src/transports/local.ts';
import { IN_PLACE } from '../fixture/in-place.ts';

/** A catalogue that is the same for all, and marks that are each viewer's own. */
const SDL = /* GraphQL */ `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"])
    @link(url: "https://test.example/cacheControl/v1.0", import: ["@cacheControl"])
    @composeDirective(name: "@cacheControl")
  directive @cacheControl(
    maxAge: Int
    scope: cacheControl__Scope
    inheritMaxAge: Boolean
  ) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  enum cacheControl__Scope {
    PUBLIC
    PRIVATE
  }
  type Title @cacheControl(maxAge: 60) {
    id: ID!
    name: String
    marks: [String!] @cacheControl(maxAge: 0, scope: PRIVATE)
    broken: String
  }
  input Filter {
    from: Int
    to: Int
  }
  type Query {
    title(id: ID!, filter: Filter): Title
    news: String @cacheControl(maxAge: 1)
    clock: Int
  }
  type Mutation {
    mark(id: ID!): Title
  }
`;

const OPERATIONS: Readonly<Record<string, string>> = {
  Title:
    'query Title("Which." $id: ID!, "When." $filter: Filter) @http(method: GET, route: "/titles/{id}") @mcp(name: "title", title: "Title") @audience(for: [APP, AGENT]) { title(id: $id, filter: $filter) { id name } }',
  Marked:
    'query Marked("Which." $id: ID!) @http(method: GET, route: "/marked/{id}") @audience(for: [APP]) { title(id: $id) { name marks } }',
  Broken:
    'query Broken("Which." $id: ID!) @http(method: GET, route: "/broken/{id}") @audience(for: [APP]) { title(id: $id) { name broken } }',
  News: 'query News @http(method: GET, route: "/news") @audience(for: [APP]) { news }',
  Clock: 'query Clock @http(method: GET, route: "/clock") @audience(for: [APP]) { clock }',
  Mark: 'mutation Mark("Which." $id: ID!) @http(method: PUT, route: "/marked/{id}") @audience(for: [APP]) { mark(id: $id) { name } }',
};

const supergraph = loadSupergraph(compose([{ name: 'titles', url: 'http://127.0.0.1:1', sdl: SDL }]));

const operations = compileOperations({
  schema: supergraph.apiSchema,
  fullSchema: supergraph.fullSchema,
  sources: Object.entries(OPERATIONS).map(([name, text]) => ({
    file: `operations/${name.toLowerCase()}.graphql`,
    text: `"""${name}.""" ${text}`,
  })),
});

export const published = (name: string) => {
  const found = operations.find((operation) => operation.name === name);
  if (!found) throw new Error(`no operation ${name}`);
  return found;
};

/** Where an operation is asked by its id. */
export const addressOf = (name: string, variables?: string): string =>
  `/graphql/${published(name).id}${variables === undefined ? '' : `?variables=${encodeURIComponent(variables)}`}`;

interface Context {
  readonly viewer: Viewer;
}

function createTitles() {
  const names = new Map([['t1', 'Alien']]);
  const marks = new Map<string | null, string[]>();
  let news = 'old';
  const title = (_: unknown, { id }: { id: string }) => (names.has(id) ? { id, name: names.get(id) } : null);
  const broken = () => {
    throw new AppError('NOT_FOUND', 'There is none.');
  };
  const resolvers = {
    Title: { marks: (_: unknown, __: unknown, { viewer }: Context) => marks.get(viewer.id) ?? [], broken },
    Query: { title, news: () => news, clock: () => 1 },
    Mutation: {
      mark(_: unknown, { id }: { id: string }, { viewer }: Context) {
        marks.set(viewer.id, [...(marks.get(viewer.id) ?? []), id]);
        return title(_, { id });
      },
    },
  };
  const schema = buildSubgraphSchema({ typeDefs: parse(SDL), resolvers: resolvers as never }) as GraphQLSchema;
  const subgraph = defineSubgraph({ name: 'titles', schema, createContext: (_: object, viewer) => ({ viewer }) });
  return { subgraph, names, tell: (text: string) => void (news = text) };
}

const viewerOf = (authorization: string | undefined): Viewer =>
  authorization ? { id: `user_${authorization.slice('Bearer '.length)}`, role: 'user', scopes: [] } : GUEST;

type Options = Pick<GatewayDeps, 'vary'> & Pick<ServerOptions, 'cors'>;

/** A gateway on a port of its own that counts what reaches it. */
export async function startGateway({ cors, ...deps }: Options = {}) {
  const { subgraph, names, tell } = createTitles();
  const report = (error: unknown) => {
    throw error;
  };
  const gateway = createGateway({
    supergraph,
    operations,
    transports: { titles: createLocalTransport(createExecutor(subgraph, {}, report)) },
    authenticate: async (authorization) => viewerOf(authorization),
    report,
    options: { planner: IN_PLACE },
    ...deps,
  });
  const on = await openServer({ port: 0, host: '127.0.0.1' });
  const server = await serveGateway({ gateway, on, port: 0, host: '127.0.0.1', report, ...(cors && { cors }) });
  let reached = 0;
  on.server.on('request', () => (reached += 1));
  return {
    ...{ gateway, names, tell, url: server.url },
    /** How many requests came until now. */
    get reached() {
      return reached;
    },
    close: async () => {
      await server.close();
      await gateway.close();
    },
  };
}

export type StartedGateway = Awaited<ReturnType<typeof startGateway>>;
