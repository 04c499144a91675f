import { type Facets, directiveNode } from '../directives.ts';
import type { ToolFacet } from '../operation.ts';
import { type Problem, problemAt } from '../problem.ts';
import type { ParsedSource } from '../source.ts';

const TOOL_NAME = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
const TOOLSET_NAME = /^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*$/;

/** What is wrong with `@mcp`. */
export function checkTool({ file, operation }: ParsedSource, { mcp }: Facets): readonly Problem[] {
  if (!mcp) return [];
  const node = directiveNode(operation, 'mcp');
  return [...checkNames(mcp), ...checkHints(mcp, operation.operation), ...(mcp.icons ?? []).flatMap(checkIcon)].map(
    (message) => problemAt(file, node, message),
  );
}

const checkNames = ({ name, toolset }: ToolFacet): readonly string[] => [
  ...(TOOL_NAME.test(name) && name.length <= 64
    ? []
    : [`"${name}" is not a tool name; use lower-case words joined by underscores, at most 64 characters.`]),
  ...(toolset === undefined || (TOOLSET_NAME.test(toolset) && toolset.length <= 64)
    ? []
    : [`"${toolset}" is not the name of a toolset; use a lower-case word of at most 64 characters.`]),
];

/** What an agent is told must not be the opposite of what is so. */
const checkHints = ({ readOnly, destructive }: ToolFacet, kind: string): readonly string[] => [
  ...(kind === 'mutation' && readOnly ? ['A mutation is not readOnly; leave that out.'] : []),
  ...(kind === 'query' && readOnly === false ? ['A query is readOnly; leave that out.'] : []),
  ...((readOnly ?? kind === 'query') && destructive ? ['What only reads is not destructive; leave that out.'] : []),
];

const checkIcon = (icon: string): readonly string[] =>
  URL.canParse(icon) && new URL(icon).protocol === 'https:'
    ? []
    : [`"${icon}" is not the address of a picture; write one that begins with https://.`];
