import type { Viewer } from '@media-gateway/kernel';
import {
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  isAbstractType,
} from 'graphql';
import type { ExecutablePlan } from '../plan/executable.ts';
import type { ClientHeaders } from '../request.ts';
import type { Transports } from '../transports/port.ts';
import type { Run } from './context.ts';
import { introspect } from './introspect.ts';
import { project } from './project.ts';
import { runStep } from './run.ts';
import { rootShape } from './shape.ts';

/** A planned operation with the values of one request. */
export interface Execution {
  readonly plan: ExecutablePlan;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly nameOf: (field: FieldNode) => string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly headers: ClientHeaders;
  readonly deadline: number | undefined;
  readonly signal: AbortSignal | undefined;
}

export interface ExecutorOptions {
  /** Everything, with what clients may not see: representations are made of it. */
  readonly schema: GraphQLSchema;
  /** What clients see: answers are made of it. */
  readonly apiSchema: GraphQLSchema;
  readonly transports: Transports;
  readonly report: (error: unknown) => void;
}

/** Answers a query or mutation; what a subgraph fails at is in the answer. */
export async function executeOnce(execution: Execution, options: ExecutorOptions): Promise<ExecutionResult> {
  const run = createRun(execution, options);
  await runStep(run, execution.plan.step);
  return answer(execution, run, options.apiSchema);
}

export const createRun = (
  { variables, viewer, headers, deadline, signal }: Execution,
  { schema, transports, report }: ExecutorOptions,
): Run => ({
  schema,
  transports,
  report,
  variables,
  viewer,
  headers,
  deadline,
  signal,
  data: {},
  faults: [],
});

/** What a run brought together, as the client asked for it; what must not be told is logged. */
export function answer(
  { operation, fragments, nameOf, variables }: Execution,
  run: Run,
  schema: GraphQLSchema,
): ExecutionResult {
  for (const { cause } of run.faults) if (cause !== undefined) run.report(cause);
  const { data, errors } = project({
    shape: rootShape({ schema, fragments, nameOf, variables }, operation),
    rootType: schema.getRootType(operation.operation)?.name ?? 'Query',
    data: run.data,
    faults: run.faults,
    isAbstract: (type) => isAbstractType(schema.getType(type)),
    introspect: (field) => introspect({ schema, operation, fragments, variables, field }),
  });
  return errors.length > 0 ? { errors: errors as readonly GraphQLError[], data } : { data };
}
