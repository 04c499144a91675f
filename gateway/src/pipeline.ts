import { type ReportFault, toAppError } from '@media-gateway/kernel';
import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import { endable } from './execute/endable.ts';
import { type ExecutorOptions, executeOnce } from './execute/execute.ts';
import { executeStream } from './execute/subscribe.ts';
import type { OperationRegistry } from './operations/registry.ts';
import { Payload } from './payload.ts';
import { type GatewayRequest, type GatewayResponse, SingleResponse } from './request.ts';
import type { Admit } from './stages/admit.ts';
import { type Authenticate, authenticate } from './stages/authenticate.ts';
import { InvalidRequest } from './stages/invalid-document.ts';
import type { Plan, Planned } from './stages/plan.ts';
import { resolveDocument } from './stages/resolve-document.ts';
import { statusOf } from './stages/status.ts';

export interface PipelineDeps {
  readonly authenticate: Authenticate;
  readonly registry: OperationRegistry;
  readonly admit: Admit;
  readonly plan: Plan;
  readonly executor: ExecutorOptions;
  readonly report: ReportFault;
}

/** One request, one direction: every facade comes this way, and nothing else runs an operation. It never rejects. */
export async function run(request: GatewayRequest, deps: PipelineDeps): Promise<GatewayResponse> {
  try {
    const authenticated = await authenticate(request, deps.authenticate);
    const resolved = resolveDocument(authenticated, deps.registry);
    const admitted = deps.admit(resolved);
    const planned = deps.plan(admitted);
    return await execute(planned, deps);
  } catch (error) {
    return refuse(error, deps.report);
  }
}

async function execute(planned: Planned, { executor }: PipelineDeps): Promise<GatewayResponse> {
  const { operation, fragments } = planned.prepared;
  const { headers = {}, signal: leaving } = planned.request;
  const execution = { ...planned, operation, fragments, headers, deadline: undefined, signal: leaving };
  const withCost = (result: ExecutionResult): ExecutionResult => ({ ...result, extensions: { cost: planned.cost } });
  if (operation.operation === 'subscription') {
    const open = (signal: AbortSignal) =>
      mapEvents(executeStream({ ...execution, signal }, executor), (result) => ({
        payload: Payload.of(withCost(result)),
      }));
    return { kind: 'stream', events: endable(leaving, open) };
  }
  const result = withCost(await executeOnce(execution, executor));
  return single(statusOf(result), result);
}

const single = (status: number, result: ExecutionResult) => new SingleResponse(status, JSON.stringify(result), result);

async function* mapEvents<T, U>(
  events: AsyncGenerator<T, void, void>,
  change: (event: T) => U,
): AsyncGenerator<U, void, void> {
  for await (const event of events) yield change(event);
}

function refuse(cause: unknown, report: ReportFault): GatewayResponse {
  const error = toAppError(cause, report);
  const errors: readonly GraphQLFormattedError[] =
    error instanceof InvalidRequest ? error.errors : [{ message: error.message, extensions: { ...error.extensions } }];
  return single(error.status, { errors: errors as unknown as readonly GraphQLError[] });
}
