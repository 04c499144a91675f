import { type Resume, resumeFrom } from '../plan/resumable.ts';
import type { StreamEvent } from '../request.ts';
import type { SubgraphAnswer, Transport } from '../transports/port.ts';
import type { FetchStep } from '../plan/steps.ts';
import { type Run, requestOf, transportOf, variableMembers } from './context.ts';
import { type Execution, type ExecutorOptions, answer, createRun } from './execute.ts';
import { failRoot, takeRoot } from './fetch-root.ts';
import { runStep } from './run.ts';

/** A planned subscription in halves: what is followed, and how its events are completed. */
export interface Subscription {
  readonly source: Source;
  /**
   * Follows the subgraph that owns the subscribed field until the signal is aborted.
   * @param lastEventId goes on after this event, where the subgraph can.
   * @throws AppError SUBGRAPH_UNAVAILABLE, at once or while it is iterated.
   */
  open(signal: AbortSignal, lastEventId: string | undefined): AsyncIterable<SubgraphAnswer>;
  /** An event with what the other subgraphs know of it. Its faults are in it; it does not reject. */
  complete(event: SubgraphAnswer, signal: AbortSignal): Promise<StreamEvent>;
  /** The event that says why there are no more. */
  fail(error: unknown, signal: AbortSignal): Promise<StreamEvent>;
}

/** What is followed, and where. While these are the same, what is open already can go on under another plan. */
export interface Source {
  readonly transport: Transport | undefined;
  readonly query: string;
  /** JSON. */
  readonly variables: string;
}

export interface SubscriptionOptions {
  readonly execution: Execution;
  readonly executor: ExecutorOptions;
  /** Where the ids of events are in the data, and how to go on after one. */
  readonly resume?: Resume | undefined;
  /** How long the completion of one event may take, in ms; the execution's own deadline is not looked at. */
  readonly eventTimeoutMs?: number | undefined;
}

/** The halves of a subscription; nothing is opened yet. */
export function createSubscription(options: SubscriptionOptions): Subscription {
  const { execution, executor } = options;
  const { primary } = execution.plan;
  const finish = async (signal: AbortSignal, take: (run: Run, step: FetchStep) => void, eventId?: string) => {
    const run = createRun({ ...execution, signal, deadline: deadlineOf(options) }, executor);
    if (primary) take(run, primary);
    run.milestones.reach(primary?.name);
    await runStep(run, execution.plan.step);
    return toEvent(options, run, eventId);
  };
  return {
    source: sourceOf(options),
    open: (signal, lastEventId) => (primary ? open(options, primary, signal, lastEventId) : nothing()),
    complete: (event, signal) => finish(signal, (run, step) => takeEvent(run, step, event), event.eventId),
    fail: (error, signal) => finish(signal, (run, step) => failRoot(run, step, error)),
  };
}

const deadlineOf = ({ eventTimeoutMs }: SubscriptionOptions): number | undefined =>
  eventTimeoutMs === undefined ? undefined : performance.now() + eventTimeoutMs;

function sourceOf({ execution, executor }: SubscriptionOptions): Source {
  const { primary } = execution.plan;
  if (!primary) return { transport: undefined, query: '', variables: '' };
  const variables = variableMembers(createRun(execution, executor), primary.variables).join();
  return { transport: executor.transports[primary.service], query: primary.operation.query, variables };
}

export const isSameSource = (one: Source, other: Source): boolean =>
  one.transport === other.transport && one.query === other.query && one.variables === other.variables;

function open(
  { execution, executor, resume }: SubscriptionOptions,
  step: FetchStep,
  signal: AbortSignal,
  lastEventId: string | undefined,
): AsyncIterable<SubgraphAnswer> {
  const variables = resumeFrom(resume, execution.variables, lastEventId);
  const run = createRun({ ...execution, variables, signal, deadline: undefined }, executor);
  return transportOf(run, step).subscribe({
    ...requestOf(run, step.operation, variableMembers(run, step.variables)),
    lastEventId,
  });
}

async function* nothing(): AsyncGenerator<SubgraphAnswer> {}

function takeEvent(run: Run, step: FetchStep, event: SubgraphAnswer): void {
  try {
    takeRoot(run, step, event);
  } catch (error) {
    failRoot(run, step, error);
  }
}

/** The id is shown in the event, too: graphql-ws has no other place for it. */
function toEvent({ execution, resume }: SubscriptionOptions, run: Run, eventId: string | undefined): StreamEvent {
  const id = eventId ?? resume?.idOf(run.data);
  const extensions = { ...execution.extensions, ...(id !== undefined && { eventId: id }) };
  return { ...answer({ ...execution, extensions }, run), id };
}
