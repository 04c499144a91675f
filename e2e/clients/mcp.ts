import type { Supergraph } from '@media-gateway/testkit';
import { type CallToolResult, Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { authorization } from './graphql.ts';

/** An agent that is connected over Streamable HTTP for the time of some work. */
export async function withAgent<T>(
  { url }: Supergraph,
  token: string | undefined,
  work: (agent: Client) => Promise<T>,
): Promise<T> {
  const agent = new Client({ name: 'e2e', version: '1.0.0' });
  await agent.connect(
    new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers: authorization(token) } }),
  );
  return work(agent).finally(() => agent.close());
}

/** Calls one tool. */
export const askTool = (
  supergraph: Supergraph,
  name: string,
  args: Record<string, unknown>,
  token?: string,
): Promise<CallToolResult> =>
  withAgent(supergraph, token, async (agent) => (await agent.callTool({ name, arguments: args })) as CallToolResult);
