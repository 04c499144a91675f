import type { Server } from '@modelcontextprotocol/server';
import { callTool } from './call.ts';
import { COMPACT_TOOLS, callCompactTool } from './find-execute.ts';
import { pageOf } from './page.ts';
import { type Session, offeredTools } from './session.ts';

export function serveTools(server: Server, sessionNow: () => Session): void {
  server.setRequestHandler('tools/list', async ({ params }, { mcpReq }) => {
    const session = sessionNow();
    const { items, ...next } = pageOf(await listed(session, mcpReq.signal), params?.cursor);
    return { tools: items, ...next };
  });
  server.setRequestHandler('tools/call', ({ params }, { mcpReq }) => {
    const session = sessionNow();
    const elicits = server.getClientCapabilities()?.elicitation !== undefined;
    const call = { name: params.name, values: params.arguments ?? {}, elicits, request: mcpReq };
    return session.toolsets.compact ? callCompactTool(session, call) : callTool(session, call);
  });
}

const listed = async (session: Session, signal: AbortSignal) =>
  session.toolsets.compact ? COMPACT_TOOLS : (await offeredTools(session, signal)).map(({ printed }) => printed);
