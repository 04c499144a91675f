import type { Execution, ExecutorOptions } from '../execute/execute.ts';
import { type Subscription, createSubscription } from '../execute/subscribe.ts';
import { startOf } from '../plan/resumable.ts';
import type { ClientHeaders, StreamEvent } from '../request.ts';
import type { Planned } from '../stages/plan.ts';
import type { Hub } from './hub.ts';
import { sharingKey } from './key.ts';

/** What subscriptions of one version of the supergraph need. */
export interface SubscribeDeps {
  readonly hub: Hub;
  /** The same value for everything that is planned for one version. */
  readonly version: object;
  readonly executor: ExecutorOptions;
  /** The client's headers that can change an answer, as text. */
  readonly headersThatMatter: (headers: ClientHeaders) => string;
  /** How long the completion of one event may take, in ms. */
  readonly eventTimeoutMs: number;
}

/**
 * The events of a planned subscription.
 * @throws AppError SUBSCRIPTION_LIMIT_EXCEEDED
 */
export function subscribe(
  planned: Planned,
  execution: Execution,
  deps: SubscribeDeps,
): AsyncGenerator<StreamEvent, void, void> {
  const { request, viewer, document, variables, resume } = planned;
  const start = request.lastEventId ?? (resume && startOf(resume, variables));
  const headers = deps.headersThatMatter(request.headers ?? {});
  const { operationName, incremental = false } = request;
  const key = sharingKey({ document, operationName, variables, viewer, headers, incremental, start });
  const subscription = subscriptionOf(execution, deps);
  return deps.hub.subscribe({ authenticated: { request, viewer }, subscription, key, version: deps.version });
}

/** What the hub follows; `Replan` gives the same for another version. */
export const subscriptionOf = (
  execution: Execution,
  { executor, eventTimeoutMs }: Pick<SubscribeDeps, 'executor' | 'eventTimeoutMs'>,
): Subscription => createSubscription({ execution, executor, resume: execution.resume, eventTimeoutMs });
