import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  execute,
  getOperationAST,
  parse,
  subscribe,
  validate,
} from 'graphql';
import type { ErrorCode } from './errors.ts';
import { type ReportFault, maskError } from './mask.ts';
import type { SubgraphDefinition } from './subgraph.ts';
import type { Viewer } from './viewer.ts';

/** What a gateway asks of a subgraph. */
export interface SubgraphRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly viewer: Viewer;
}

export type SubgraphResult = ExecutionResult | AsyncGenerator<ExecutionResult, void, void>;
export type ExecuteSubgraph = (request: SubgraphRequest) => Promise<SubgraphResult>;

/** Documents kept parsed per subgraph; the oldest leaves first. */
const MAX_DOCUMENTS = 1000;

/** Runs requests of the gateway on a subgraph in this process: each distinct document is parsed and validated once. */
export function createExecutor<Deps>(
  subgraph: SubgraphDefinition<Deps>,
  deps: Deps,
  report: ReportFault,
): ExecuteSubgraph {
  const documentOf = documentCache(subgraph.schema);
  return async ({ query, variables, operationName, viewer }) => {
    const document = documentOf(query);
    if (Array.isArray(document)) return { errors: document };
    const args = {
      schema: subgraph.schema,
      document: document as DocumentNode,
      variableValues: variables ?? {},
      operationName: operationName ?? null,
      contextValue: subgraph.createContext(deps, viewer),
    };
    const isSubscription = getOperationAST(args.document, operationName)?.operation === 'subscription';
    const result = await (isSubscription ? subscribe(args) : execute(args));
    return maskResult(result as SubgraphResult, report);
  };
}

function documentCache(schema: GraphQLSchema): (query: string) => DocumentNode | readonly GraphQLError[] {
  const cache = new Map<string, DocumentNode | readonly GraphQLError[]>();
  return (query) => {
    const known = cache.get(query);
    if (known) return known;
    const made = parseAndValidate(schema, query);
    if (cache.size >= MAX_DOCUMENTS) cache.delete(cache.keys().next().value as string);
    cache.set(query, made);
    return made;
  };
}

/** Errors carry the codes that a subgraph over HTTP gives them. */
function parseAndValidate(schema: GraphQLSchema, query: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query, { noLocation: true });
    const errors = validate(schema, document);
    return errors.length > 0 ? errors.map((error) => refusal(error, 'GRAPHQL_VALIDATION_FAILED')) : document;
  } catch (error) {
    return [refusal(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')];
  }
}

const refusal = ({ message }: GraphQLError, code: ErrorCode) => new GraphQLError(message, { extensions: { code } });

function maskResult(result: SubgraphResult, report: ReportFault): SubgraphResult {
  if (Symbol.asyncIterator in result) return maskEach(result, report);
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map((error) => maskError(error, report)) };
}

/** Passes `return` on at once: a generator would hold it back until the next event, and a client that left would stay subscribed. */
function maskEach(events: AsyncGenerator<ExecutionResult, void, void>, report: ReportFault): typeof events {
  const mask = (step: IteratorResult<ExecutionResult, void>): typeof step =>
    step.done ? step : { done: false, value: maskResult(step.value, report) as ExecutionResult };
  return {
    next: async () => mask(await events.next()),
    return: () => events.return(),
    throw: (error) => events.throw(error),
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await events.return();
    },
  };
}
