import type { CallToolResult, InputRequiredResult, Tool } from '@modelcontextprotocol/server';
import { type ToolCall, callTool } from './call.ts';
import type { CallableTool } from './catalogue.ts';
import { refuseArguments } from './result.ts';
import { type Session, offeredTools } from './session.ts';

const FIND = 'search_operations';
const EXECUTE = 'execute_operation';

/** How many operations are told of at once. */
const MOST = 10;

/** Two tools for all operations, for a client that would rather look for a tool than read of forty. */
export const COMPACT_TOOLS: readonly Tool[] = [
  {
    name: EXECUTE,
    title: 'Execute an operation',
    description: `Execute one of the operations that ${FIND} finds, by its name and with its arguments.`,
    inputSchema: {
      type: 'object',
      properties: {
        name: { type: 'string', description: 'The name of the operation.' },
        arguments: { type: 'object', description: "What fits the operation's inputSchema." },
      },
      required: ['name'],
    },
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: false },
  },
  {
    name: FIND,
    title: 'Find an operation',
    description: `Find operations by what they do; at most ${MOST}, each with its name, what it does and the schema of its arguments.`,
    inputSchema: {
      type: 'object',
      properties: {
        query: { type: 'string', description: 'Words for what is to be done; without any, the first in order.' },
      },
    },
    annotations: { readOnlyHint: true, openWorldHint: false },
  },
];

export async function callCompactTool(session: Session, call: ToolCall): Promise<CallToolResult | InputRequiredResult> {
  const { name, query, arguments: values } = call.values;
  if (call.name === FIND) return found(await offeredTools(session, call.request.signal), String(query ?? ''));
  if (call.name !== EXECUTE) return callTool(session, call);
  if (typeof name !== 'string') return refuseArguments([{ pointer: '/name', detail: '"name" is required, a text.' }]);
  return callTool(session, { ...call, name, values: (values as ToolCall['values'] | undefined) ?? {} });
}

function found(tools: readonly CallableTool[], query: string): CallToolResult {
  const words =
    query
      .toLowerCase()
      .slice(0, 500)
      .match(/\p{L}+/gu) ?? [];
  const ranked = tools
    .map(({ printed }) => ({ printed, rank: rankOf(printed, words) }))
    .filter(({ rank }) => rank > 0 || words.length === 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MOST);
  const operations = ranked.map(({ printed: { name, description, inputSchema } }) => ({
    name,
    description,
    inputSchema,
  }));
  return { content: [{ type: 'text', text: JSON.stringify(operations) }], structuredContent: { operations } };
}

/** A word in the name counts three times one in title or description. */
const rankOf = ({ name, title = '', description = '' }: Tool, words: readonly string[]): number =>
  words.reduce(
    (rank, word) =>
      rank + (name.includes(word) ? 3 : 0) + (`${title} ${description}`.toLowerCase().includes(word) ? 1 : 0),
    0,
  );
