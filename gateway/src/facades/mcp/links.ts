import type { ResourceLink } from '@modelcontextprotocol/server';
import type { ToolOperation } from './tools.ts';

/** The longest address that is given; what has longer arguments has no link. */
const MAX_ADDRESS = 2_000;

export const ANSWER_TEMPLATE = 'answer://{operation}{?variables}';

/** The address of what an operation answers to these values: nothing is kept, reading it asks again. */
export const answerAddress = (operation: string, values: Readonly<Record<string, unknown>>): string =>
  `answer://${operation}?variables=${encodeURIComponent(JSON.stringify(values))}`;

/** Where all of a long answer can be read. A mutation has no such place: reading may change nothing. */
export function fullAnswerLink(
  { name, kind, mcp }: ToolOperation,
  values: Readonly<Record<string, unknown>>,
): ResourceLink | undefined {
  const uri = answerAddress(name, values);
  if (kind !== 'query' || uri.length > MAX_ADDRESS) return undefined;
  const description = 'Every row and field, as JSON.';
  return { type: 'resource_link', uri, name: `${mcp.title}, all`, description, mimeType: 'application/json' };
}
