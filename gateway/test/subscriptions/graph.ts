import { buildSubgraphSchema } from '@apollo/subgraph';
import { GUEST, createExecutor, defineSubgraph } from '@media-gateway/kernel';
import { type GraphQLSchema, parse } from 'graphql';
import { type GatewayRequest, type ServedGateway, type StreamEvent, createGateway } from '../../src/gateway.ts';
import { DEFAULT_OPTIONS, type SubscriptionsOptions } from '../../src/options.ts';
import type { Authenticate } from '../../src/stages/authenticate.ts';
import { type SubgraphSource, compose } from '../../src/supergraph/compose.ts';
import { type LoadedSupergraph, loadSupergraph } from '../../src/supergraph/load.ts';
import { createLocalTransport } from '../../src/transports/local.ts';
import type { SubgraphRequest, Transport } from '../../src/transports/port.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';

/** Tells of ticks; after a cursor it repeats those that were missed. */
const CLOCK = `
  type Query { now: Int }
  type Subscription { ticked(room: String, after: String): Tick }
  type Tick @key(fields: "id") { id: ID! cursor: String! }`;

const LABELS = 'type Tick @key(fields: "id") { id: ID! label: String! }';

export type Sdls = Readonly<Record<string, string>>;
export const SDLS: Sdls = { clock: CLOCK, labels: LABELS };

interface Tick {
  readonly id: string;
  readonly cursor: string;
}

/** What the clock does; the test makes it tick. */
export class Clock {
  readonly #readers = new Set<(tick: Tick) => void>();
  readonly #history: Tick[] = [];
  /** What it was asked for. */
  readonly asked: SubgraphRequest[] = [];

  /** How many subscriptions it has. */
  get readers(): number {
    return this.#readers.size;
  }

  tick(id: string): void {
    const tick = { id, cursor: `c${id}` };
    this.#history.push(tick);
    for (const reader of [...this.#readers]) reader(tick);
  }

  subscribe(after: string | null | undefined): AsyncIterable<{ readonly ticked: Tick }> {
    const from = after == null ? this.#history.length : this.#history.findIndex(({ cursor }) => cursor === after) + 1;
    const waiting = this.#history.slice(from);
    let wake = () => undefined as void;
    let isOver = false;
    const reader = (tick: Tick) => {
      waiting.push(tick);
      wake();
    };
    this.#readers.add(reader);
    const next = async (): Promise<IteratorResult<{ ticked: Tick }, undefined>> => {
      while (waiting.length === 0 && !isOver) await new Promise<void>((resolve) => (wake = resolve));
      const ticked = isOver ? undefined : waiting.shift();
      return ticked ? { done: false, value: { ticked } } : { done: true, value: undefined };
    };
    const end = async () => {
      isOver = true;
      this.#readers.delete(reader);
      wake();
      return { done: true as const, value: undefined };
    };
    return { [Symbol.asyncIterator]: () => ({ next, return: end }) };
  }
}

export interface Graph {
  readonly gateway: ServedGateway;
  readonly clock: Clock;
  /** How often each of the other subgraphs was asked for entities. */
  readonly fetches: Record<string, number>;
  readonly faults: unknown[];
  /** What the gateway may serve next; a subgraph whose schema is the same keeps its transport unless `anew`. */
  served(sdls: Sdls, anew?: readonly string[]): Parameters<ServedGateway['swap']>[0];
  /** The events of a subscription. */
  subscribe(query: string, more?: Partial<GatewayRequest>): Promise<AsyncGenerator<StreamEvent, void, void>>;
}

export interface GraphOptions {
  readonly subscriptions?: Partial<SubscriptionsOptions>;
  readonly authenticate?: Authenticate;
}

/** A gateway over the clock and whatever else knows of ticks, all in this process. */
export function startClockGraph({ subscriptions, authenticate = async () => GUEST }: GraphOptions = {}): Graph {
  const clock = new Clock();
  const fetches: Record<string, number> = {};
  const faults: unknown[] = [];
  const report = (error: unknown) => void faults.push(error);
  const resolvers = (name: string) => ({
    ...(name === 'clock' && {
      Subscription: { ticked: { subscribe: (_: unknown, args: { after?: string }) => clock.subscribe(args.after) } },
    }),
    Tick: {
      __resolveReference: ({ id }: { id: string }) => {
        fetches[name] = (fetches[name] ?? 0) + 1;
        return { id, label: `${name} ${id}`, extra: `extra ${id}` };
      },
    },
  });
  const made = new Map<string, Transport>();
  const transportOf = (name: string, sdl: string) => {
    const schema = buildSubgraphSchema({
      typeDefs: parse(LINK + sdl),
      resolvers: resolvers(name) as never,
    }) as GraphQLSchema;
    const transport = createLocalTransport(
      createExecutor(defineSubgraph({ name, schema, createContext: () => ({}) }), {}, report),
    );
    return name === 'clock' ? noting(transport, clock) : transport;
  };
  const served: Graph['served'] = (sdls, anew = []) => {
    const sources = Object.entries(sdls).map(([name, sdl]) => ({ name, sdl: LINK + sdl, url: 'http://127.0.0.1:1' }));
    const transports = Object.entries(sdls).map(([name, sdl]) => {
      const transport = (anew.includes(name) ? undefined : made.get(name + sdl)) ?? transportOf(name, sdl);
      made.set(name + sdl, transport);
      return [name, transport] as const;
    });
    return { supergraph: supergraphOf(sources), transports: Object.fromEntries(transports), operations: [] };
  };
  const planner = { ...DEFAULT_OPTIONS.planner, worker: false };
  const options = { planner, subscriptions: { ...DEFAULT_OPTIONS.subscriptions, handoverMs: 20, ...subscriptions } };
  const gateway = createGateway({ ...served(SDLS), authenticate, report, options });
  const subscribe: Graph['subscribe'] = async (query, more = {}) => {
    const response = await gateway.run({ facade: 'ws', query, ...more });
    if (response.kind !== 'stream')
      throw new Error(`a stream was expected: ${response.kind === 'single' ? response.text : ''}`);
    return response.events;
  };
  return { gateway, clock, fetches, faults, served, subscribe };
}

const supergraphs = new Map<string, LoadedSupergraph>();

/** Composed once for all tests. */
function supergraphOf(sources: readonly SubgraphSource[]): LoadedSupergraph {
  const key = JSON.stringify(sources);
  const known = supergraphs.get(key) ?? loadSupergraph(compose(sources));
  supergraphs.set(key, known);
  return known;
}

const noting = (transport: Transport, clock: Clock): Transport => ({
  ...transport,
  subscribe: (request) => {
    clock.asked.push(request);
    return transport.subscribe(request);
  },
});
