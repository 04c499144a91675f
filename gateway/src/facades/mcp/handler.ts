import { AppError } from '@media-gateway/kernel';
import {
  ProtocolErrorCode,
  createMcpHandler as createSdkHandler,
  localhostAllowedHostnames,
  validateHostHeader,
  validateOriginHeader,
} from '@modelcontextprotocol/server';
import type { Gateway } from '../../gateway.ts';
import { DEFAULT_HTTP_OPTIONS } from '../../http-options.ts';
import { createServerFactory } from './server.ts';
import { readToolsets } from './toolsets.ts';

export interface McpHandlerOptions {
  readonly gateway: Gateway;
  /** The host names under which it may be asked, beside the loopback names; without ports. */
  readonly publicHosts?: readonly string[];
  /** The largest message that is read, in bytes. */
  readonly maxBodyBytes?: number;
}

/**
 * The published operations as MCP tools, resources and prompts over Streamable HTTP, without sessions: each request is answered by a
 * server of its own, in the protocol revision it speaks (2025-11-25 and older, or 2026-07-28). `?toolsets=search,library` in its
 * address offers those sets alone.
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
        caller: {
          authorization: requestInfo?.headers.get('authorization') ?? undefined,
          headers: requestInfo && Object.fromEntries(requestInfo.headers),
          address: authInfo?.clientId,
        },
        toolsets: readToolsets(requestInfo && askedToolsets(requestInfo), gateway.operations),
      }),
    { maxRequestBodySize: maxBodyBytes },
  );
  return async (request: Request, { address }: McpCallerInfo = {}): Promise<Response> =>
    refuseForeign(request, allowedHosts) ??
    refuseToolsets(request, gateway) ??
    sdk.fetch(request, address === undefined ? {} : { authInfo: known(address) });
}

const askedToolsets = ({ url }: Request): string | null => new URL(url).searchParams.get('toolsets');

function refuseToolsets(request: Request, { operations }: Gateway): Response | undefined {
  try {
    readToolsets(askedToolsets(request), operations);
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refusal(400, ProtocolErrorCode.InvalidParams, error.message);
  }
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
  const allowed = allowedHosts.join(', ');
  return refusal(403, -32000, `The MCP endpoint may not be asked from this ${what}; allowed are ${allowed}.`);
}

const refusal = (status: number, code: number, message: string): Response =>
  Response.json({ jsonrpc: '2.0', id: null, error: { code, message } }, { status });
