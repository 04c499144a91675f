import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { type ExecuteSubgraph, GUEST } from '@media-gateway/kernel';
import { type ExecutionResult, type GraphQLSchema, getOperationAST } from 'graphql';
import type { LoadedSupergraph } from '../../src/supergraph/load.ts';
import { forbidTelemetry } from './config.ts';
import type { Operation } from './operation/operation.ts';

/** `@apollo/gateway` over the same subgraphs. */
export interface Reference {
  readonly schema: GraphQLSchema;
  /** What it cannot plan is an error without data. */
  ask(operation: Operation): Promise<ExecutionResult>;
  stop(): Promise<void>;
}

type Executor = Awaited<ReturnType<ApolloGateway['load']>>['executor'];
type ProcessedResponse = Awaited<ReturnType<GraphQLDataSource['process']>>;

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** Undefined when it refuses the supergraph. */
export async function startReference(
  { sdl }: LoadedSupergraph,
  executors: ReadonlyMap<string, ExecuteSubgraph>,
): Promise<Reference | undefined> {
  const buildService = ({ name }: { name: string }) => dataSource(executors.get(name) as ExecuteSubgraph);
  forbidTelemetry();
  const gateway = new ApolloGateway({ supergraphSdl: sdl, buildService, logger: SILENT });
  const loaded = await gateway.load().catch(() => undefined);
  if (!loaded) return undefined;
  const { executor, schema } = loaded;
  return { schema, ask: (operation) => ask(executor, schema, operation), stop: () => gateway.stop() };
}

const dataSource = (execute: ExecuteSubgraph): GraphQLDataSource => ({
  async process({ request }) {
    const { query = '', variables = {}, operationName } = request;
    const answer = await execute({ query, variables, viewer: GUEST, ...(operationName && { operationName }) });
    return JSON.parse(JSON.stringify(answer)) as ProcessedResponse;
  },
});

async function ask(executor: Executor, schema: GraphQLSchema, operation: Operation): Promise<ExecutionResult> {
  const { document, query, variables } = operation;
  const argument = {
    request: { query, variables: { ...variables } },
    document,
    operation: getOperationAST(document),
    operationName: null,
    queryHash: query,
    source: query,
    cache: undefined,
    schema,
    context: {},
    metrics: {},
    logger: SILENT,
  };
  try {
    return (await executor(argument as unknown as Parameters<Executor>[0])) as ExecutionResult;
  } catch (error) {
    return { errors: [error] } as ExecutionResult;
  }
}
