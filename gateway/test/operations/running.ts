import { buildSubgraphSchema } from '@apollo/subgraph';
import { GUEST, type Viewer, createExecutor, defineSubgraph } from '@media-gateway/kernel';
import { type GraphQLSchema, parse } from 'graphql';
import { serveGateway } from '../../src/facades/server.ts';
import { type GatewayRequest, createGateway } from '../../src/gateway.ts';
import { DEFAULT_OPTIONS, type PersistedMode } from '../../src/options.ts';
import { compose } from '../../src/supergraph/compose.ts';
import { loadSupergraph } from '../../src/supergraph/load.ts';
import { createLocalTransport } from '../../src/transports/local.ts';
import { publishOperations } from '../../src/version/publish.ts';
import { IN_PLACE } from '../fixture/in-place.ts';

const ARGUMENTS = 'text: String, number: Int, tags: [String!], id: ID, role: String';
const SDL = `type Query { said(${ARGUMENTS}): String more: String } type Subscription { heard(id: ID): String }`;

/** The subgraph answers with the arguments that it was given. */
const subgraph = defineSubgraph({
  name: 'echo',
  schema: buildSubgraphSchema({
    typeDefs: parse(SDL),
    resolvers: {
      Query: { said: (_: unknown, given: object) => JSON.stringify(given), more: () => 'more' },
      Subscription: {
        heard: {
          async *subscribe(_: unknown, given: object) {
            yield { heard: JSON.stringify(given) };
          },
        },
      },
    } as never,
  }) as GraphQLSchema,
  createContext: (_deps: object, viewer) => ({ viewer }),
});

const SOURCES: Readonly<Record<string, string>> = {
  limited: `"Limits." query Limited(
      "T." $text: String @constraint(minLength: 2, maxLength: 5, pattern: "^[a-z]+$")
      "N." $number: Int! = 3 @constraint(min: 1, max: 9)
      "L." $tags: [String!] @constraint(minItems: 1, maxItems: 2, maxLength: 3)
    ) @http(method: GET, route: "/limited") @mcp(name: "limited", title: "Limited") @audience(for: [APP, AGENT])
    { said(text: $text, number: $number, tags: $tags) }`,
  'who-am-i': `"Who." query WhoAmI(
      "I." $id: ID! @fromContext(claim: "id") "R." $role: String @fromContext(claim: "role") "T." $text: String
    ) @http(method: GET, route: "/who") @mcp(name: "who", title: "Who") @audience(for: [APP, AGENT])
    { said(id: $id, role: $role, text: $text) }`,
  'who-maybe': `"Who." query WhoMaybe("I." $id: ID = "nobody" @fromContext(claim: "id")) @audience(for: [APP]) { said(id: $id) }`,
  'heard-by-me': `"News." subscription HeardByMe("I." $id: ID! @fromContext(claim: "id")) @audience(for: [APP]) { heard(id: $id) }`,
  split: `"Split." query Split("T." $text: String)
    @http(method: GET, route: "/split") @mcp(name: "split", title: "Split") @audience(for: [APP, PARTNER, AGENT])
    { said(text: $text) more @hideFrom(audience: [PARTNER, AGENT]) }`,
};

const ADA: Viewer = { id: 'user_ada', role: 'premium', scopes: [] };

/** A gateway with these operations; `Bearer ada` is Ada, anybody else a guest. */
export function startGateway(mode: PersistedMode = 'allow') {
  const supergraph = loadSupergraph(compose([{ name: 'echo', sdl: SDL, url: 'http://127.0.0.1:1' }]));
  const sources = Object.entries(SOURCES).map(([name, text]) => ({ file: `operations/${name}.graphql`, text }));
  const operations = publishOperations(supergraph, sources);
  const report = (error: unknown) => {
    throw error;
  };
  const gateway = createGateway({
    supergraph,
    transports: { echo: createLocalTransport(createExecutor(subgraph, {}, report)) },
    operations,
    authenticate: async (authorization) => (authorization === 'Bearer ada' ? ADA : GUEST),
    report,
    options: {
      planner: IN_PLACE,
      persisted: { mode, apq: { ...DEFAULT_OPTIONS.persisted.apq, enabled: mode === 'allow' } },
    },
  });
  const named = (name: string) => {
    const found = operations.find((operation) => operation.name === name);
    if (!found) throw new Error(`no operation ${name}`);
    return found;
  };
  const run = async (name: string, request: Partial<GatewayRequest> = {}) => {
    const response = await gateway.run({ facade: 'graphql', operationId: named(name).id, ...request });
    if (response.kind !== 'single') throw new Error(`one answer was expected, not ${response.kind}`);
    return JSON.parse(response.text) as {
      readonly data?: Readonly<Record<string, string>>;
      readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
    };
  };
  const serve = () => serveGateway({ gateway, port: 0, host: '127.0.0.1', report });
  return { gateway, operations, named, run, serve };
}
