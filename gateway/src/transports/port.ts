import type { Viewer } from '@media-gateway/kernel';
import type { GraphQLFormattedError } from 'graphql';

export interface SubgraphQuery {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  /** Ends the request, or the subscription. */
  readonly signal: AbortSignal | undefined;
}

export interface SubgraphAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}

/**
 * How the gateway reaches one subgraph. A transport rejects with an AppError (SUBGRAPH_UNAVAILABLE, SUBGRAPH_TIMEOUT or
 * SUBGRAPH_ERROR) when the subgraph did not answer with GraphQL; errors inside an answer are the answer.
 */
export interface Transport {
  request(query: SubgraphQuery): Promise<SubgraphAnswer>;
  subscribe(query: SubgraphQuery): AsyncIterable<SubgraphAnswer>;
  close(): Promise<void>;
}

export type Transports = Readonly<Record<string, Transport>>;
