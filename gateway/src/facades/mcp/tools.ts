import type { Tool, ToolAnnotations } from '@modelcontextprotocol/server';
import type { HttpMethod, PublishedOperation } from '../../operations/operation.ts';
import { asGivenTo } from '../../operations/registry.ts';

/** An operation that is offered to agents. */
export type ToolOperation = PublishedOperation & { readonly mcp: NonNullable<PublishedOperation['mcp']> };

export const isToolOperation = (operation: PublishedOperation): operation is ToolOperation =>
  operation.mcp !== undefined && operation.audience.includes('AGENT');

/** The operations that are tools, as agents get them. */
export const toolOperations = (operations: readonly PublishedOperation[]): readonly ToolOperation[] =>
  asGivenTo('AGENT', operations).filter(isToolOperation);

/** The tools as an agent is told of them, ordered by name. */
export const printTools = (operations: readonly PublishedOperation[]): Tool[] =>
  toolOperations(operations)
    .map(printTool)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const printTool = (operation: ToolOperation): Tool => ({
  name: operation.mcp.name,
  title: operation.mcp.title,
  description: operation.description,
  inputSchema: { ...operation.inputSchema, type: 'object' },
  outputSchema: { ...operation.outputSchema, type: 'object' },
  annotations: annotationsOf(operation),
});

const IDEMPOTENT: ReadonlySet<HttpMethod | undefined> = new Set(['GET', 'PUT', 'DELETE']);

/** A query only reads; what a mutation does follows from its HTTP method (RFC 9110 §9.2). All stay within this catalogue. */
function annotationsOf({ kind, http }: ToolOperation): ToolAnnotations {
  if (kind === 'query') return { readOnlyHint: true, openWorldHint: false };
  return {
    readOnlyHint: false,
    destructiveHint: http?.method === 'DELETE',
    idempotentHint: IDEMPOTENT.has(http?.method),
    openWorldHint: false,
  };
}
