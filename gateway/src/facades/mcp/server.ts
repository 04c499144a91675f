import { type CallToolResult, ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import type { ClientHeaders, Gateway } from '../../gateway.ts';
import { closest } from '../../operations/closest.ts';
import { type TypedVariable, checkInput, typedVariables } from '../../operations/input-check.ts';
import { refuseArguments, toToolResult } from './result.ts';
import { type ToolOperation, isToolOperation, printTools } from './tools.ts';

const INSTRUCTIONS =
  'Find something to watch and say where. Search first, then ask for details or availability by the id of a title. ' +
  'Ids look like "title_…"; regions are ISO 3166-1 alpha-2. Offers marked SAMPLE are examples, not today\'s truth.';

/** One hour: the tools change only with a release. */
const TOOLS_TTL_MS = 3_600_000;

interface CallableTool {
  readonly operation: ToolOperation;
  readonly variables: readonly TypedVariable[];
}

export interface McpCaller {
  /** The `Authorization` with which tools are called. */
  readonly authorization: string | undefined;
  /** The headers with which they are called, names in lower case. */
  readonly headers?: ClientHeaders | undefined;
  /** From where they are called, an IP address; undefined within this machine, over standard input and output. */
  readonly address?: string | undefined;
}

/** Makes a server for one caller; the tools are printed once for all. */
export function createServerFactory(gateway: Gateway): (caller: McpCaller) => Server {
  const listed = { tools: printTools(gateway.operations) };
  const tools = callableTools(gateway);
  return (caller) => {
    const server = new Server(
      { name: 'media-gateway', title: 'Media gateway', version: '1.0.0' },
      {
        capabilities: { tools: {} },
        instructions: INSTRUCTIONS,
        cacheHints: { 'tools/list': { ttlMs: TOOLS_TTL_MS, cacheScope: 'public' } },
      },
    );
    server.setRequestHandler('tools/list', () => listed);
    server.setRequestHandler('tools/call', ({ params }, { mcpReq }) =>
      callTool(gateway, findTool(tools, params.name), {
        values: params.arguments ?? {},
        caller,
        signal: mcpReq.signal,
      }),
    );
    return server;
  };
}

const callableTools = ({ schema, operations }: Gateway): ReadonlyMap<string, CallableTool> =>
  new Map(
    operations
      .filter(isToolOperation)
      .map((operation) => [operation.mcp.name, { operation, variables: typedVariables(schema, operation) }]),
  );

/** @throws ProtocolError InvalidParams, as the MCP specification asks for an unknown tool. */
function findTool(tools: ReadonlyMap<string, CallableTool>, name: string): CallableTool {
  const tool = tools.get(name);
  if (tool) return tool;
  const similar = closest(name, [...tools.keys()]);
  const hint = similar.length > 0 ? `did you mean ${similar.join(' or ')}?` : 'tools/list names them all.';
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no tool "${name.slice(0, 100)}"; ${hint}`, {
    code: 'TOOL_NOT_FOUND',
    similar,
  });
}

interface ToolCall {
  readonly values: Readonly<Record<string, unknown>>;
  readonly caller: McpCaller;
  readonly signal: AbortSignal;
}

/** It executes by operation id only, so a tool can do nothing that is not published. */
async function callTool(
  gateway: Gateway,
  { operation, variables }: CallableTool,
  call: ToolCall,
): Promise<CallToolResult> {
  const problems = checkInput(variables, call.values);
  if (problems.length > 0) return refuseArguments(problems);
  const { authorization, headers, address } = call.caller;
  const response = await gateway.run({
    facade: 'mcp',
    operationId: operation.id,
    variables: call.values,
    readOnly: operation.kind === 'query',
    signal: call.signal,
    ...(headers && { headers }),
    ...(authorization !== undefined && { authorization }),
    ...(address !== undefined && { address }),
  });
  return toToolResult(response);
}
