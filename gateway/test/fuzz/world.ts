import { setImmediate } from 'node:timers/promises';
import { type ExecuteSubgraph, GUEST, createExecutor, defineSubgraph } from '@media-gateway/kernel';
import { type ExecutionResult, type GraphQLSchema, execute } from 'graphql';
import { type ServedGateway, createGateway } from '../../src/gateway.ts';
import { DEFAULT_OPTIONS, type GatewayOptions } from '../../src/options.ts';
import { createLocalTransport } from '../../src/transports/local.ts';
import type { Fixture } from './fixture.ts';
import { type Federation, federationOf } from './graph/federation.ts';
import { monolithOf, nullableMonolithOf } from './graph/monolith.ts';
import type { Store } from './graph/store.ts';
import { subgraphSchemaOf } from './graph/subgraph.ts';
import type { Question } from './question.ts';
import { type Reference, startReference } from './reference.ts';

/** Wide enough for everything that is generated. */
const OPTIONS: Partial<GatewayOptions> = {
  limits: {
    characters: 1e6,
    tokens: 1e5,
    depth: 50,
    aliases: 1e4,
    directives: 1e4,
    directivesPerField: 1e3,
    rootFields: 1e4,
    valueNesting: 100,
    variables: 1e6,
    cost: 1e9,
  },
  overrides: { beta: true },
  planner: { ...DEFAULT_OPTIONS.planner, worker: false },
};

/** A fixture that answers questions in every way there is: one after the other, each on the same data made anew. */
export interface World {
  readonly federation: Federation;
  /** What clients see, as `@apollo/gateway` has it; undefined when it refuses the supergraph. */
  referenceSchema(): Promise<GraphQLSchema | undefined>;
  /** What we answer. */
  ask(question: Question): Promise<ExecutionResult>;
  /** What graphql-js answers over the same data. */
  askMonolith(question: Question): ExecutionResult;
  /** The same with every type nullable: each error is where it happened. */
  askNullable(question: Question): ExecutionResult;
  /** What `@apollo/gateway` answers; undefined when it refuses the supergraph. */
  askReference(question: Question): Promise<ExecutionResult | undefined>;
  stop(): Promise<void>;
}

/** What the subgraphs read. */
interface Current {
  store: Store;
}

export function startWorld(fixture: Fixture): World {
  const federation = federationOf(fixture);
  const current: Current = { store: fixture.data() };
  const executors = startSubgraphs(federation, current);
  const gateway = startGateway(federation, executors);
  let started: Promise<Reference | undefined> | undefined;
  const reference = () => (started ??= startReference(federation.supergraph, executors));
  return {
    federation,
    ask(question) {
      current.store = fixture.data(question.faults);
      return askGateway(gateway, question);
    },
    askMonolith: asker(monolithOf(federation), fixture),
    askNullable: asker(nullableMonolithOf(federation), fixture),
    async askReference(question) {
      const { ask } = (await reference()) ?? {};
      current.store = fixture.data(question.faults);
      return ask?.(question.operation);
    },
    referenceSchema: async () => (await reference())?.schema,
    async stop() {
      await gateway.close();
      await (await started)?.stop();
    },
  };
}

const asker =
  (schema: GraphQLSchema, fixture: Fixture) =>
  ({ operation: { document, variables }, faults }: Question): ExecutionResult =>
    execute({
      schema,
      document,
      variableValues: variables,
      contextValue: { store: fixture.data(faults) },
    }) as ExecutionResult;

function startSubgraphs(federation: Federation, current: Current): ReadonlyMap<string, ExecuteSubgraph> {
  const entries = federation.blueprints.map((blueprint) => {
    const schema = subgraphSchemaOf(federation, blueprint);
    const createContext = () => ({ store: current.store });
    const subgraph = defineSubgraph<object>({ name: blueprint.name, schema, createContext });
    return [blueprint.name, unpunctual(createExecutor(subgraph, {}, () => undefined))] as const;
  });
  return new Map(entries);
}

/** What is asked side by side is answered in any order, though in the same one for the same questions. */
const unpunctual =
  (execute: ExecuteSubgraph): ExecuteSubgraph =>
  async (request) => {
    for (let turns = request.query.length % 4; turns > 0; turns -= 1) await setImmediate();
    return execute(request);
  };

function startGateway({ supergraph }: Federation, executors: ReadonlyMap<string, ExecuteSubgraph>): ServedGateway {
  const transports = [...executors].map(([name, executor]) => [name, createLocalTransport(executor)] as const);
  return createGateway({
    supergraph,
    transports: Object.fromEntries(transports),
    operations: [],
    authenticate: async () => GUEST,
    report: () => undefined,
    options: OPTIONS,
  });
}

async function askGateway(
  gateway: Pick<ServedGateway, 'run'>,
  { operation: { query, variables } }: Question,
): Promise<ExecutionResult> {
  const response = await gateway.run({ facade: 'graphql', query, variables });
  if (response.kind !== 'single') throw new TypeError(`One answer was expected, not a ${response.kind}.`);
  return response.result;
}
