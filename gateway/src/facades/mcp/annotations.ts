import type { ToolAnnotations } from '@modelcontextprotocol/server';
import type { HttpMethod } from '../../operations/operation.ts';
import type { ToolOperation } from './tools.ts';

const IDEMPOTENT: ReadonlySet<HttpMethod | undefined> = new Set(['GET', 'PUT', 'DELETE']);

const isReadOnly = ({ kind, mcp }: ToolOperation): boolean => mcp.readOnly ?? kind === 'query';

/** Whether it takes something away that the viewer has. */
export const isDestructive = (tool: ToolOperation): boolean =>
  !isReadOnly(tool) && (tool.mcp.destructive ?? tool.http?.method === 'DELETE');

/** A query only reads; what a mutation does follows from its HTTP method (RFC 9110 §9.2), unless it says so itself. All stay within this catalogue. */
export function annotationsOf(tool: ToolOperation): ToolAnnotations {
  if (isReadOnly(tool)) return { readOnlyHint: true, openWorldHint: false };
  return {
    readOnlyHint: false,
    destructiveHint: isDestructive(tool),
    idempotentHint: tool.mcp.idempotent ?? IDEMPOTENT.has(tool.http?.method),
    openWorldHint: false,
  };
}
