import { AppError, type Viewer } from '@media-gateway/kernel';
import type { GraphQLSchema } from 'graphql';
import type { DataObject } from '../answer/data.ts';
import type { Fault, FaultSource } from '../answer/fault.ts';
import type { Shared } from '../answer/writer.ts';
import type { LeaveSignal } from '../leaving.ts';
import type { ExecutablePlan, FetchStep } from '../plan/steps.ts';
import type { ClientHeaders } from '../request.ts';
import type { SubgraphAnswer, SubgraphOperation, SubgraphRequest, Transport, Transports } from '../transports/port.ts';
import type { Milestones } from './milestones.ts';
import type { Outbox } from './outbox.ts';

/** One run of a plan: what it reads, and the data and faults that grow. */
export interface Run {
  readonly schema: GraphQLSchema;
  /** Whether a type is an interface or a union. */
  readonly isAbstract: (type: string) => boolean;
  readonly transports: Transports;
  readonly plan: ExecutablePlan;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly headers: ClientHeaders;
  readonly deadline: number | undefined;
  readonly signal: LeaveSignal | undefined;
  readonly data: DataObject;
  readonly faults: Fault[];
  /** Objects that hang at several places. */
  readonly shared: Shared;
  /** Whether no text of the data needs escaping in JSON. */
  verbatim: boolean;
  /** Whether every text of the data has nothing but ASCII. */
  ascii: boolean;
  readonly outbox: Outbox;
  /** What deferred parts wait for. */
  readonly milestones: Milestones;
  /** Done when everything that was to come before this part is. */
  readonly above: Promise<void>;
  /** The deferred parts by their labels; each resolves with its own run when it was fetched. */
  readonly parts: Map<string, Promise<Run>>;
  /** Whether clients read whatever message a subgraph wrote. */
  readonly passMessages: boolean;
  /** Told of the cause of a failed fetch; it is not sent. */
  readonly report: (error: unknown) => void;
}

/**
 * The client's variables that a fetch uses, as members of a JSON object; one that was not given stays out, so that its
 * default holds.
 */
export function variableMembers(run: Run, names: readonly string[]): readonly string[] {
  const given = names.filter((name) => Object.hasOwn(run.variables, name));
  return given.map((name) => `${JSON.stringify(name)}:${JSON.stringify(run.variables[name])}`);
}

/** What is known of the data's texts holds while it does for every answer. */
export function noteTexts(run: Run, { verbatim = false, ascii = false }: SubgraphAnswer): void {
  run.verbatim &&= verbatim;
  run.ascii &&= ascii;
}

/** An operation with these members of its variables. */
export const requestOf = (run: Run, operation: SubgraphOperation, members: readonly string[]): SubgraphRequest => ({
  operation,
  variables: `{${members.join(',')}}`,
  viewer: run.viewer,
  headers: run.headers,
  deadline: run.deadline,
  signal: run.signal,
});

/** A client who leaves ends the fetches that were for it: that is no fault. */
export function reportFailure(run: Run, error: unknown): void {
  if (!run.signal?.aborted) run.report(error);
}

export function transportOf({ transports }: Pick<Run, 'transports'>, { service }: FetchStep): Transport {
  const transport = transports[service];
  if (transport) return transport;
  throw new AppError('SUBGRAPH_UNAVAILABLE', `The subgraph "${service}" has no address.`);
}

export const sourceOf = ({ passMessages }: Run, { service }: FetchStep): FaultSource => ({ service, passMessages });
