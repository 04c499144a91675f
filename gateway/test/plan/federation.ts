import { buildSubgraphSchema } from '@apollo/subgraph';
import { GUEST, createExecutor, defineSubgraph } from '@media-gateway/kernel';
import { type GraphQLSchema, parse } from 'graphql';
import { type GatewayResponse, type ServedGateway, createGateway } from '../../src/gateway.ts';
import type { GatewayOptions } from '../../src/options.ts';
import { compose } from '../../src/supergraph/compose.ts';
import { type LoadedSupergraph, loadSupergraph } from '../../src/supergraph/load.ts';
import { createLocalTransport } from '../../src/transports/local.ts';
import type { SubgraphRequest, Transport, Transports } from '../../src/transports/port.ts';
import { IN_PLACE } from '../fixture/in-place.ts';

/** A subgraph of a test: what it says and what it knows. */
export interface SubgraphOfTest {
  /** Without the link to the specification. */
  readonly sdl: string;
  readonly resolvers: unknown;
}

export type Subgraphs = Readonly<Record<string, SubgraphOfTest>>;

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@requires", "@provides", "@external", "@shareable", "@override", "@interfaceObject", "@inaccessible", "@context", "@fromContext"
])\n`;

/** What a subgraph was asked. */
export interface Sent {
  readonly service: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Federation {
  readonly gateway: ServedGateway;
  readonly supergraph: LoadedSupergraph;
  /** Everything that subgraphs were asked, in order. */
  readonly sent: Sent[];
  /** What was reported as a fault of ours. */
  readonly faults: unknown[];
  /** The answer to a query or mutation. */
  ask(query: string, variables?: Record<string, unknown>): Promise<unknown>;
  /** Everything that comes: of a subscription, or of an answer in parts. */
  follow(query: string, variables?: Record<string, unknown>): Promise<readonly unknown[]>;
}

type Resolvers = NonNullable<Extract<Parameters<typeof buildSubgraphSchema>[0], { resolvers?: unknown }>['resolvers']>;

export const composeTest = (subgraphs: Subgraphs): LoadedSupergraph =>
  loadSupergraph(
    compose(
      Object.entries(subgraphs).map(([name, { sdl }]) => ({
        name,
        sdl: LINK + sdl,
        url: `http://127.0.0.1:1/${name}`,
      })),
    ),
  );

/** Subgraphs in this process behind a gateway. */
export function federate(
  subgraphs: Subgraphs,
  options: Partial<GatewayOptions> = {},
  supergraph = composeTest(subgraphs),
): Federation {
  const sent: Sent[] = [];
  const faults: unknown[] = [];
  const report = (error: unknown) => void faults.push(error);
  const transports: Transports = Object.fromEntries(
    Object.entries(subgraphs).map(([name, subgraph]) => [name, recorded(name, serve(name, subgraph, report), sent)]),
  );
  const gateway = createGateway({
    supergraph,
    transports,
    operations: [],
    authenticate: async () => GUEST,
    report,
    options: { planner: IN_PLACE, ...options },
  });
  const run = (query: string, variables: Record<string, unknown> = {}, incremental = false) =>
    gateway.run({ facade: 'graphql', query, variables, incremental });
  return {
    gateway,
    supergraph,
    sent,
    faults,
    ask: async (query, variables) => single(await run(query, variables)),
    follow: async (query, variables) => all(await run(query, variables, true)),
  };
}

function serve(name: string, { sdl, resolvers }: SubgraphOfTest, report: (error: unknown) => void): Transport {
  const schema = buildSubgraphSchema({
    typeDefs: parse(LINK + sdl),
    resolvers: resolvers as Resolvers,
  }) as GraphQLSchema;
  const subgraph = defineSubgraph({ name, schema, createContext: (_deps: object, viewer) => ({ viewer }) });
  return createLocalTransport(createExecutor(subgraph, {}, report));
}

function recorded(service: string, transport: Transport, sent: Sent[]): Transport {
  const record = ({ operation, variables }: SubgraphRequest) =>
    void sent.push({ service, query: operation.query, variables: JSON.parse(variables) as Sent['variables'] });
  return {
    request(request) {
      record(request);
      return transport.request(request);
    },
    subscribe(request) {
      record(request);
      return transport.subscribe(request);
    },
    close: () => transport.close(),
  };
}

function single(response: GatewayResponse): unknown {
  if (response.kind !== 'single') throw new Error(`The answer is ${response.kind}.`);
  return JSON.parse(response.text);
}

/** Values of their own, without prototypes. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

async function all(response: GatewayResponse): Promise<readonly unknown[]> {
  if (response.kind === 'single') return [JSON.parse(response.text)];
  if (response.kind === 'incremental') {
    const found = [JSON.parse(response.initial.text) as unknown];
    for await (const parts of response.deferred.parts) found.push(...parts.map(({ data }) => plain(data)));
    return found;
  }
  const found: unknown[] = [];
  for await (const event of response.events) {
    found.push(JSON.parse(event.payload.text));
    if (event.deferred)
      for await (const parts of event.deferred.parts) found.push(...parts.map(({ data }) => plain(data)));
  }
  return found;
}
