import { type AppError, GUEST, type ReportFault, toAppError } from '@media-gateway/kernel';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { type Execution, type ExecutorOptions, executeOnce } from './execute/execute.ts';
import type { Subscription } from './execute/subscribe.ts';
import { Payload } from './payload.ts';
import {
  type ClientHeaders,
  type GatewayRequest,
  type GatewayResponse,
  type RateState,
  SingleResponse,
} from './request.ts';
import type { Admit, Admitted } from './stages/admit.ts';
import { type Authenticate, type Authenticated, authenticate } from './stages/authenticate.ts';
import type { CheckConstraints } from './stages/check-constraints.ts';
import type { CacheAnswer } from './stages/cache-answer.ts';
import { InvalidRequest, withoutSuggestion } from './stages/invalid-document.ts';
import type { KeepText } from './stages/keep-text.ts';
import { type Limit, RateLimited } from './stages/limit.ts';
import type { Once } from './stages/once.ts';
import type { Plan, Planned } from './stages/plan.ts';
import type { ResolveDocument } from './stages/resolve-document.ts';
import type { Share } from './stages/share.ts';
import type { Shed } from './stages/shed.ts';
import { statusOf } from './stages/status.ts';
import { supply } from './stages/supply.ts';
import type { Hub } from './subscriptions/hub.ts';
import { subscribe, subscriptionOf } from './subscriptions/subscribe.ts';

export interface PipelineDeps {
  readonly shed: Shed;
  readonly authenticate: Authenticate;
  readonly resolveDocument: ResolveDocument;
  readonly admit: Admit;
  readonly checkConstraints: CheckConstraints;
  readonly limit: Limit;
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
  /** Whether a message about a wrong name says which names are like it. */
  readonly suggestions: boolean;
  readonly report: ReportFault;
}

/** One request, one direction: every facade comes this way, and nothing else runs an operation. It never rejects. */
export async function run(request: GatewayRequest, deps: PipelineDeps): Promise<GatewayResponse> {
  try {
    deps.shed.check(request);
    const admitted = await begin(request, deps);
    const limiting = deps.limit.request(admitted);
    const rate = limiting instanceof Promise ? await limiting : limiting;
    deps.keepText(admitted);
    const response = await execute(await deps.plan(admitted), deps);
    return rate ? withRate(response, rate) : response;
  } catch (error) {
    return refuse(error, deps);
  }
}

/** A request that cannot be admitted is charged as the cheapest that can: it had to be read as well. */
async function begin(request: GatewayRequest, deps: PipelineDeps): Promise<Admitted> {
  let authenticated: Authenticated = { request, viewer: GUEST };
  try {
    authenticated = await authenticate(request, deps.authenticate);
    return admit(authenticated, deps);
  } catch (error) {
    await deps.limit.refused(authenticated);
    throw error;
  }
}

function admit(authenticated: Authenticated, deps: PipelineDeps): Admitted {
  const admitted = deps.admit(supply(deps.resolveDocument(authenticated)));
  deps.checkConstraints(admitted);
  return admitted;
}

/** An answer may be shared; what its readers have left is not. */
const withRate = (response: GatewayResponse, rate: RateState): GatewayResponse =>
  response.kind === 'single' ? response.with(rate) : { ...response, rate };

/**
 * A subscription that is open, planned on another version than it was.
 * @throws AppError when it is not valid there.
 */
export async function replan(authenticated: Authenticated, deps: PipelineDeps): Promise<Subscription> {
  const planned = await deps.plan(admit(authenticated, deps));
  return subscriptionOf(executionOf(planned, deps), subscribing(deps));
}

async function execute(planned: Planned, deps: PipelineDeps): Promise<GatewayResponse> {
  const { once, share } = deps;
  const execution = executionOf(planned, deps);
  if (planned.prepared.operation.operation === 'subscription') {
    const events = subscribe(planned, execution, subscribing(deps));
    return { kind: 'stream', events: deps.limit.events(planned, events) };
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

function refuse(cause: unknown, { report, suggestions }: PipelineDeps): GatewayResponse {
  const error = toAppError(cause, report);
  const told: readonly GraphQLFormattedError[] =
    error instanceof InvalidRequest ? error.errors : [{ message: error.message, extensions: { ...error.extensions } }];
  const errors = suggestions ? told : told.map(withoutSuggestion);
  const payload = Payload.of({ errors: errors as unknown as readonly GraphQLError[] });
  return new SingleResponse(error.status, payload, { rate: rateOf(error) });
}

function rateOf(error: AppError): RateState | undefined {
  if (error instanceof RateLimited) return error.rate;
  const { retryAfter } = error.extensions;
  return typeof retryAfter === 'number' ? { windows: [], retryAfterSeconds: retryAfter } : undefined;
}
