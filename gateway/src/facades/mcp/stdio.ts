import type { Transport } from '@modelcontextprotocol/server';
import { type StdioServerHandle, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Gateway } from '../../gateway.ts';
import { createServerFactory } from './server.ts';

export interface McpStdioOptions {
  readonly gateway: Gateway;
  /** Who the agent acts for, as an `Authorization` header: `Bearer <token>`. */
  readonly authorization?: string;
  /** Another stream than the standard input and output of the process. */
  readonly transport?: Transport;
}

/** The published operations as MCP tools over standard input and output; nothing else may write to standard output. */
export function serveMcpStdio({ gateway, authorization, transport }: McpStdioOptions): StdioServerHandle {
  const createServer = createServerFactory(gateway);
  return serveStdio(() => createServer({ authorization }), transport ? { transport } : {});
}
