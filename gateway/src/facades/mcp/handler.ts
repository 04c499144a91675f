import {
  createMcpHandler as createSdkHandler,
  localhostAllowedHostnames,
  validateHostHeader,
  validateOriginHeader,
} from '@modelcontextprotocol/server';
import type { Gateway } from '../../gateway.ts';
import { DEFAULT_HTTP_OPTIONS } from '../../options.ts';
import { createServerFactory } from './server.ts';

export interface McpHandlerOptions {
  readonly gateway: Gateway;
  /** The host names under which it may be asked, beside the loopback names; without ports. */
  readonly publicHosts?: readonly string[];
  /** The largest message that is read, in bytes. */
  readonly maxBodyBytes?: number;
}

/**
 * The published operations as MCP tools over Streamable HTTP, without sessions: each request is answered by a server of its own,
 * in the protocol revision it speaks (2025-11-25 and older, or 2026-07-28).
 */
export function createMcpHandler({
  gateway,
  publicHosts = [],
  maxBodyBytes = DEFAULT_HTTP_OPTIONS.maxBodyBytes,
}: McpHandlerOptions) {
  const allowedHosts = [...localhostAllowedHostnames(), ...publicHosts];
  const createServer = createServerFactory(gateway);
  const sdk = createSdkHandler(
    ({ requestInfo, authInfo }) =>
      createServer({
        address: authInfo?.clientId,
        authorization: requestInfo?.headers.get('authorization') ?? undefined,
        headers: requestInfo && Object.fromEntries(requestInfo.headers),
      }),
    { maxRequestBodySize: maxBodyBytes },
  );
  return async (request: Request, { address }: McpCallerInfo = {}): Promise<Response> =>
    refuseForeign(request, allowedHosts) ??
    sdk.fetch(request, address === undefined ? {} : { authInfo: known(address) });
}

interface McpCallerInfo {
  /** The client's IP address. */
  readonly address?: string | undefined;
}

/** The only thing that the SDK hands on beside the request; it does not read it. Tokens are the pipeline's business. */
const known = (address: string) => ({ token: '', clientId: address, scopes: [] });

/**
 * A page of another site must not reach a server on this machine through a name that it made point here (DNS rebinding).
 * MCP 2025-11-25, Streamable HTTP § Security Warning.
 */
function refuseForeign(request: Request, allowedHosts: string[]): Response | undefined {
  const host = validateHostHeader(request.headers.get('host') ?? new URL(request.url).host, allowedHosts);
  const origin = validateOriginHeader(request.headers.get('origin'), allowedHosts);
  if (host.ok && origin.ok) return undefined;
  const what = host.ok ? 'origin' : 'host';
  const error = {
    code: -32000,
    message: `The MCP endpoint may not be asked from this ${what}; allowed are ${allowedHosts.join(', ')}.`,
  };
  return Response.json({ jsonrpc: '2.0', id: null, error }, { status: 403 });
}
