import { AppError, type Viewer } from '@media-gateway/kernel';
import type { GraphQLSchema } from 'graphql';
import type { FetchStep } from '../plan/executable.ts';
import type { ClientHeaders } from '../request.ts';
import type { SubgraphRequest, Transport, Transports } from '../transports/port.ts';
import type { DataObject } from './data.ts';
import type { Fault } from './fault.ts';

/** One run of a plan: what it reads, and the data and faults that grow. */
export interface Run {
  readonly schema: GraphQLSchema;
  readonly transports: Transports;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly headers: ClientHeaders;
  readonly deadline: number | undefined;
  readonly signal: AbortSignal | undefined;
  readonly data: DataObject;
  readonly faults: Fault[];
  /** Told of the cause of a failed fetch; it is not sent. */
  readonly report: (error: unknown) => void;
}

/** The client's variables that a fetch uses; one that was not given stays out, so that its default holds. */
export function variablesOf(run: Run, step: FetchStep): Record<string, unknown> {
  const given = step.variables.filter((name) => Object.hasOwn(run.variables, name));
  return Object.fromEntries(given.map((name) => [name, run.variables[name]]));
}

/** A client who leaves ends the fetches that were for it: that is no fault. */
export function reportFailure(run: Run, error: unknown): void {
  if (!run.signal?.aborted) run.report(error);
}

/** What a step asks, with these variables. */
export const requestOf = (run: Run, step: FetchStep, variables: Record<string, unknown>): SubgraphRequest => ({
  operation: step.operation,
  variables: JSON.stringify(variables),
  viewer: run.viewer,
  headers: run.headers,
  deadline: run.deadline,
  signal: run.signal,
});

export function transportOf(run: Run, step: FetchStep): Transport {
  const transport = run.transports[step.service];
  if (transport) return transport;
  throw new AppError('SUBGRAPH_UNAVAILABLE', `The subgraph "${step.service}" has no address.`);
}
