import type { ClientHeaders, Gateway, GatewayResponse, PublishedOperation } from '../../gateway.ts';

/** Who asks. */
export interface McpCaller {
  /** The `Authorization` with which operations are run. */
  readonly authorization: string | undefined;
  /** The headers with which they are run, names in lower case. */
  readonly headers?: ClientHeaders | undefined;
  /** From where they are run, an IP address; undefined within this machine, over standard input and output. */
  readonly address?: string | undefined;
}

export interface Asked {
  readonly operation: PublishedOperation;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: McpCaller;
  readonly signal: AbortSignal;
}

/** Everything is executed here, and by operation id only: an agent can do nothing that is not published. */
export const runFor = (gateway: Gateway, { operation, variables, caller, signal }: Asked): Promise<GatewayResponse> =>
  gateway.run({
    facade: 'mcp',
    operationId: operation.id,
    variables,
    readOnly: operation.kind === 'query',
    signal,
    ...(caller.headers && { headers: caller.headers }),
    ...(caller.authorization !== undefined && { authorization: caller.authorization }),
    ...(caller.address !== undefined && { address: caller.address }),
  });
