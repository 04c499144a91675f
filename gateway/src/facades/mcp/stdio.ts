import type { Transport } from '@modelcontextprotocol/server';
import { type StdioServerHandle, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Gateway } from '../../gateway.ts';
import { createServerFactory } from './server.ts';
import { readToolsets } from './toolsets.ts';

export interface McpStdioOptions {
  readonly gateway: Gateway;
  /** Who the agent acts for, as an `Authorization` header: `Bearer <token>`. */
  readonly authorization?: string;
  /** The sets of tools to offer, by commas; all when nothing is said. */
  readonly toolsets?: string;
  /** Another stream than the standard input and output of the process. */
  readonly transport?: Transport;
}

/**
 * The published operations as MCP tools over standard input and output; nothing else may write to standard output.
 * @throws AppError BAD_USER_INPUT for a set of tools that there is not.
 */
export function serveMcpStdio({ gateway, authorization, toolsets, transport }: McpStdioOptions): StdioServerHandle {
  const createServer = createServerFactory(gateway);
  const client = { caller: { authorization }, toolsets: readToolsets(toolsets, gateway.operations) };
  return serveStdio(() => createServer(client), transport ? { transport } : {});
}
