import type { ExecutionResult } from 'graphql';

export type Facade = 'graphql' | 'ws' | 'rest' | 'mcp';

/** What any facade asks of the pipeline. Either `query` or `operationId` is given. */
export interface GatewayRequest {
  readonly facade: Facade;
  /** The operation as text; only the graphql and ws facades may send one. */
  readonly query?: string;
  /** The id of a published operation. */
  readonly operationId?: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The `Authorization` header. */
  readonly authorization?: string;
  /** True where nothing may be changed: HTTP GET. */
  readonly readOnly?: boolean;
  /** Aborted when the client leaves. */
  readonly signal?: AbortSignal;
}

export type GatewayResponse = SingleResponse | StreamResponse;

export interface SingleResponse {
  readonly kind: 'single';
  /** The HTTP status a facade answers with: 200 when there is data, else the status of the first error's code. */
  readonly status: number;
  readonly result: ExecutionResult;
}

export interface StreamResponse {
  readonly kind: 'stream';
  readonly events: AsyncGenerator<ExecutionResult, void, void>;
}
