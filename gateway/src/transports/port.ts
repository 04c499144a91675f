import type { Viewer } from '@media-gateway/kernel';
import type { GraphQLFormattedError } from 'graphql';
import type { LeaveSignal } from '../leaving.ts';
import type { ClientHeaders } from '../request.ts';

/** What a step of a plan asks of a subgraph: known once the plan is compiled, the same for every request. */
export interface SubgraphOperation {
  readonly query: string;
  readonly name: string | undefined;
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** The body of a request up to the value of its variables: `{"query":"…","operationName":"…","variables":`; `}` ends it. */
  readonly bodyStart: string;
}

/** @returns the operation with what can be written of a request beforehand. */
export function subgraphOperation(
  query: string,
  name: string | undefined,
  kind: SubgraphOperation['kind'],
): SubgraphOperation {
  const named = name === undefined ? '' : `,"operationName":${JSON.stringify(name)}`;
  return { query, name, kind, bodyStart: `{"query":${JSON.stringify(query)}${named},"variables":` };
}

export interface SubgraphRequest {
  readonly operation: SubgraphOperation;
  /** The variables: a JSON object as text. */
  readonly variables: string;
  readonly viewer: Viewer;
  /** Of the client; the header rules say which of them go on. */
  readonly headers: ClientHeaders;
  /** When nobody waits for the answer any more, in ms of `performance.now()`. */
  readonly deadline: number | undefined;
  /** Ends the request, or the subscription. */
  readonly signal: LeaveSignal | undefined;
  /** For a subscription that is taken up again: the last event that was seen. */
  readonly lastEventId?: string | undefined;
}

/** A new value for every request: whoever asked may change it. */
export interface SubgraphAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
  /** Whether it came as JSON without a backslash, so that no text of it needs escaping when it is written again. */
  readonly verbatim?: boolean | undefined;
  /** Whether every text of it has nothing but ASCII. */
  readonly ascii?: boolean | undefined;
  /** Of an event, where the source numbers its events. */
  readonly eventId?: string | undefined;
}

/**
 * How the gateway reaches one subgraph. A transport rejects with an AppError (one of the codes SUBGRAPH_…, or BAD_REQUEST
 * when the request's own signal ended it) when the subgraph did not answer with GraphQL; errors inside an answer are the answer.
 */
export interface Transport {
  request(request: SubgraphRequest): Promise<SubgraphAnswer>;
  /** Each may be iterated once; its deadline is for opening. It ends, without an error, when its signal comes. */
  subscribe(request: SubgraphRequest): AsyncIterable<SubgraphAnswer>;
  /** Takes nothing new, and resolves when what was asked is answered. Subscriptions go on until their readers leave. */
  close(): Promise<void>;
}

export type Transports = Readonly<Record<string, Transport>>;
