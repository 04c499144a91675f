import { buildSubgraphSchema } from '@apollo/subgraph';
import { compose, createGateway, createLocalTransport, loadSupergraph, serveGateway } from '@media-gateway/gateway';
import { GUEST, createExecutor, defineSubgraph } from '@media-gateway/kernel';
import { type GraphQLSchema, parse } from 'graphql';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;

const SDL = {
  clock: `${LINK}
    type Query { now: Int }
    type Subscription { ticked: Tick }
    type Tick @key(fields: "id") { id: ID! }`,
  labels: `${LINK}
    type Tick @key(fields: "id") { id: ID! label: String! text: String! }`,
};

export interface Ticker {
  readonly url: string;
  tick(number: number): void;
  /** How often the gateway has subscribed. */
  opened(): number;
  /** How often it has asked the other subgraph. */
  completions(): number;
  close(): Promise<void>;
}

/** A gateway over two subgraphs in this process, one of which tells of ticks. */
export async function startTicker(): Promise<Ticker> {
  const report = (error: unknown) => console.error(error);
  const clock = createClock();
  let completions = 0;
  const label = ({ id }: { id: string }) => {
    completions += 1;
    return { id, label: `tick ${id}`, text: 'x'.repeat(200) };
  };
  const executors = {
    clock: local('clock', { Subscription: { ticked: { subscribe: clock.subscribe } } }, report),
    labels: local('labels', { Tick: { __resolveReference: label } }, report),
  };
  const sources = Object.entries(SDL).map(([name, sdl]) => ({ name, sdl, url: `http://127.0.0.1:1/${name}` }));
  const supergraph = loadSupergraph(compose(sources));
  const authenticate = async () => GUEST;
  const gateway = createGateway({ supergraph, transports: executors, operations: [], authenticate, report });
  const server = await serveGateway({ gateway, port: 0, host: '127.0.0.1', report });
  return { ...clock, url: server.url, completions: () => completions, close: () => server.close() };
}

function local(name: keyof typeof SDL, resolvers: object, report: (error: unknown) => void) {
  const schema = buildSubgraphSchema({ typeDefs: parse(SDL[name]), resolvers: resolvers as never }) as GraphQLSchema;
  return createLocalTransport(createExecutor(defineSubgraph({ name, schema, createContext: () => ({}) }), {}, report));
}

type Result = IteratorResult<{ readonly ticked: { readonly id: string } }, undefined>;

function createClock() {
  const waiting = new Set<(result: Result) => void>();
  let opened = 0;
  const subscribe = () => {
    opened += 1;
    let end: () => void = () => undefined;
    return {
      next: () =>
        new Promise<Result>((resolve) => {
          waiting.add(resolve);
          end = () => void (waiting.delete(resolve), resolve({ done: true, value: undefined }));
        }),
      return: async (): Promise<Result> => {
        end();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  };
  const tick = (number: number) => {
    const all = [...waiting];
    waiting.clear();
    for (const resolve of all) resolve({ done: false, value: { ticked: { id: String(number) } } });
  };
  return { subscribe, tick, opened: () => opened };
}
