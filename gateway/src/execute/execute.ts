import type { Viewer } from '@media-gateway/kernel';
import { type ExecutionResult, type GraphQLError, type GraphQLSchema, isAbstractType } from 'graphql';
import type { Projected } from '../answer/project.ts';
import type { LeaveSignal } from '../leaving.ts';
import type { CompiledOperation } from '../plan/operation.ts';
import { Payload } from '../payload.ts';
import type { ClientHeaders, Deferred } from '../request.ts';
import type { Transports } from '../transports/port.ts';
import type { Run } from './context.ts';
import { deliver } from './deliver.ts';
import { createMilestones } from './milestones.ts';
import { Outbox } from './outbox.ts';
import { runStep } from './run.ts';

/** A planned operation with the values of one request. */
export interface Execution extends CompiledOperation {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly headers: ClientHeaders;
  /** In ms of `performance.now()`. */
  readonly deadline: number | undefined;
  readonly signal: LeaveSignal | undefined;
  /** What stands beside data and errors in the answer. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface ExecutorOptions {
  /** Everything, with what clients may not see: representations are made of it. */
  readonly schema: GraphQLSchema;
  readonly transports: Transports;
  /** Whether clients read whatever message a subgraph wrote; false where nothing is said. */
  readonly passMessages?: boolean;
  readonly report: (error: unknown) => void;
}

export interface Answer {
  readonly payload: Payload;
  /** What follows, where the operation defers anything. */
  readonly deferred: Deferred | undefined;
}

/** Answers a query or mutation; what a subgraph fails at is in the answer. */
export async function executeOnce(execution: Execution, options: ExecutorOptions): Promise<Answer> {
  const run = createRun(execution, options);
  await runStep(run, execution.plan.step);
  return answer(execution, run);
}

export const createRun = (
  { plan, variables, viewer, headers, deadline, signal }: Execution,
  { schema, transports, passMessages = false, report }: ExecutorOptions,
): Run => ({
  schema,
  isAbstract: (type) => isAbstractType(schema.getType(type)),
  transports,
  passMessages,
  report,
  plan,
  variables,
  viewer,
  headers,
  deadline,
  signal,
  data: {},
  faults: [],
  shared: new Map(),
  verbatim: true,
  ascii: true,
  outbox: new Outbox(),
  milestones: createMilestones(plan.milestones),
  above: Promise.resolve(),
  parts: new Map(),
});

/** What a run brought together, as the client asked for it; what must not be told is logged. */
export function answer({ answers, extensions }: Execution, run: Run): Answer {
  for (const { cause } of run.faults) if (cause !== undefined) run.report(cause);
  const form = answers.of(run.variables);
  const isPlain = run.faults.length === 0 && !answers.defers;
  const data = isPlain ? answers.write(form, run.data, run) : undefined;
  if (data !== undefined) {
    const more = JSON.stringify(extensions);
    const ascii = run.ascii && ASCII.test(more);
    return { payload: new Payload(`{"data":${data},"extensions":${more}}`, { ascii }), deferred: undefined };
  }
  const projected = answers.project(form, run);
  return { payload: Payload.of(toResult(projected, extensions)), deferred: deliver(answers, run, projected.deferred) };
}

// eslint-disable-next-line no-control-regex -- ASCII has them
const ASCII = /^[\u0000-\u007f]*$/;

function toResult({ data, errors }: Projected, extensions: Execution['extensions']): ExecutionResult {
  const told = errors.length > 0 ? { errors: errors as readonly GraphQLError[] } : {};
  return { ...told, data, extensions };
}
