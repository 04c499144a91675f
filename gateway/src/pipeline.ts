import { type ReportFault, toAppError } from '@media-gateway/kernel';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { type Execution, type ExecutorOptions, executeOnce } from './execute/execute.ts';
import type { Subscription } from './execute/subscribe.ts';
import { Payload } from './payload.ts';
import { type ClientHeaders, type GatewayRequest, type GatewayResponse, SingleResponse } from './request.ts';
import type { Admit } from './stages/admit.ts';
import { type Authenticate, type Authenticated, authenticate } from './stages/authenticate.ts';
import type { CheckConstraints } from './stages/check-constraints.ts';
import { InvalidRequest } from './stages/invalid-document.ts';
import type { CacheAnswer } from './stages/cache-answer.ts';
import type { KeepText } from './stages/keep-text.ts';
import type { Once } from './stages/once.ts';
import type { Plan, Planned } from './stages/plan.ts';
import type { ResolveDocument } from './stages/resolve-document.ts';
import type { Share } from './stages/share.ts';
import { statusOf } from './stages/status.ts';
import { supply } from './stages/supply.ts';
import type { Hub } from './subscriptions/hub.ts';
import { subscribe, subscriptionOf } from './subscriptions/subscribe.ts';

export interface PipelineDeps {
  readonly authenticate: Authenticate;
  readonly resolveDocument: ResolveDocument;
  readonly admit: Admit;
  readonly checkConstraints: CheckConstraints;
  readonly keepText: KeepText;
  readonly plan: Plan;
  readonly executor: ExecutorOptions;
  readonly once: Once;
  readonly share: Share;
  readonly cacheAnswer: CacheAnswer;
  readonly hub: Hub;
  /** The client's headers that can change an answer, as text. */
  readonly headersThatMatter: (headers: ClientHeaders) => string;
  /** How long a query or mutation may take as a whole, in ms. */
  readonly operationTimeoutMs: number;
  readonly report: ReportFault;
}

/** One request, one direction: every facade comes this way, and nothing else runs an operation. It never rejects. */
export async function run(request: GatewayRequest, deps: PipelineDeps): Promise<GatewayResponse> {
  try {
    const authenticated = await authenticate(request, deps.authenticate);
    return await execute(await plan(authenticated, deps), deps);
  } catch (error) {
    return refuse(error, deps.report);
  }
}

async function plan(authenticated: Authenticated, deps: PipelineDeps): Promise<Planned> {
  const resolved = deps.resolveDocument(authenticated);
  const admitted = deps.admit(supply(resolved));
  deps.checkConstraints(admitted);
  deps.keepText(admitted);
  return deps.plan(admitted);
}

/**
 * A subscription that is open, planned on another version than it was.
 * @throws AppError when it is not valid there.
 */
export async function replan(authenticated: Authenticated, deps: PipelineDeps): Promise<Subscription> {
  return subscriptionOf(executionOf(await plan(authenticated, deps), deps), subscribing(deps));
}

async function execute(planned: Planned, deps: PipelineDeps): Promise<GatewayResponse> {
  const { once, share } = deps;
  const execution = executionOf(planned, deps);
  if (planned.prepared.operation.operation === 'subscription') {
    return { kind: 'stream', events: subscribe(planned, execution, subscribing(deps)) };
  }
  return once(planned, (one) => share(one, (signal) => answerOnce(planned, { ...execution, signal }, deps)));
}

const subscribing = (deps: PipelineDeps) => ({ ...deps, version: deps, eventTimeoutMs: deps.operationTimeoutMs });

const executionOf = (
  { plan: steps, answers, resume, variables, viewer, cost, request: { headers = {}, signal } }: Planned,
  { operationTimeoutMs }: PipelineDeps,
): Execution => ({
  plan: steps,
  answers,
  resume,
  variables,
  viewer,
  headers,
  deadline: performance.now() + operationTimeoutMs,
  signal,
  extensions: { cost },
});

async function answerOnce(planned: Planned, execution: Execution, deps: PipelineDeps): Promise<GatewayResponse> {
  const { executor, cacheAnswer } = deps;
  const { payload, deferred } = await executeOnce(execution, executor);
  if (deferred) return { kind: 'incremental', initial: payload, deferred };
  return new SingleResponse(statusOf(payload), payload, { cache: cacheAnswer(planned, payload) });
}

function refuse(cause: unknown, report: ReportFault): GatewayResponse {
  const error = toAppError(cause, report);
  const errors: readonly GraphQLFormattedError[] =
    error instanceof InvalidRequest ? error.errors : [{ message: error.message, extensions: { ...error.extensions } }];
  return new SingleResponse(error.status, Payload.of({ errors: errors as unknown as readonly GraphQLError[] }));
}
