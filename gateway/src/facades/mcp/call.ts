import {
  type CallToolResult,
  type InputRequiredResult,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { closest } from '../../operations/closest.ts';
import { checkInput } from '../../operations/input-check.ts';
import { answerOf } from './answer.ts';
import type { CallableTool } from './catalogue.ts';
import { missingConsent } from './confirm.ts';
import { tellProgress } from './progress.ts';
import { failed, refuseArguments, toToolResult } from './result.ts';
import { type Session, askedTools } from './session.ts';
import { CONFIRM } from './tools.ts';
import { isPersonal } from './toolsets.ts';

export interface ToolCall {
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether the client can ask its user. */
  readonly elicits: boolean;
  readonly request: Pick<ServerContext['mcpReq'], 'signal' | 'inputResponses' | '_meta' | 'notify'>;
}

/** @throws ProtocolError InvalidParams for an unknown tool, as the MCP specification asks. */
export async function callTool(session: Session, call: ToolCall): Promise<CallToolResult | InputRequiredResult> {
  const tool = findTool(session, call.name);
  const { [CONFIRM]: confirm, ...rest } = call.values;
  const values = tool.destructive ? rest : call.values;
  const refusal = refuse(session, tool, values) ?? (tool.destructive ? askFirst(tool, call, confirm) : undefined);
  if (refusal) return refusal;
  await tellProgress(call.request, 0);
  const { signal } = call.request;
  const asked = { operation: tool.operation, variables: values, caller: session.caller, signal };
  const answer = await answerOf(session.gateway, asked);
  await tellProgress(call.request, 1);
  const result = toToolResult(tool.operation, values, answer);
  await tellProgress(call.request, 2);
  return result;
}

function findTool(session: Session, name: string): CallableTool {
  const tools = askedTools(session);
  const tool = tools.find(({ operation }) => operation.mcp.name === name);
  if (tool) return tool;
  const similar = closest(
    name,
    tools.map(({ operation }) => operation.mcp.name),
  );
  const hint = similar.length > 0 ? `did you mean ${similar.join(' or ')}?` : 'tools/list names them all.';
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no tool "${name.slice(0, 100)}"; ${hint}`, {
    code: 'TOOL_NOT_FOUND',
    similar,
  });
}

function refuse({ caller }: Session, { operation, variables }: CallableTool, values: ToolCall['values']) {
  const problems = checkInput(variables, values);
  if (problems.length > 0) return refuseArguments(problems);
  if (caller.authorization !== undefined || !isPersonal(operation)) return undefined;
  return failed([{ code: 'UNAUTHENTICATED', message: `${operation.mcp.title} needs a signed-in viewer.` }]);
}

const askFirst = ({ operation }: CallableTool, { values, elicits, request }: ToolCall, confirm: unknown) =>
  missingConsent(operation, { values: { ...values, confirm }, elicits, responses: request.inputResponses });
