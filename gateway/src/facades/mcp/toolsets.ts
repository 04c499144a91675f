import { AppError } from '@media-gateway/kernel';
import type { PublishedOperation } from '../../gateway.ts';
import { closest } from '../../operations/closest.ts';
import { type ToolOperation, isToolOperation } from './tools.ts';
import type { Viewer } from './viewer.ts';

/** The set that stands for two tools, one that finds operations and one that executes them. */
const COMPACT = 'compact';

/** What is the viewer's own: of no use to a guest. */
const PERSONAL: ReadonlySet<string> = new Set(['library', 'account']);

/** The sets of tools that a client asked for. */
export interface Toolsets {
  /** All when it named none. */
  readonly names: ReadonlySet<string> | undefined;
  readonly compact: boolean;
}

export const ALL_TOOLSETS: Toolsets = { names: undefined, compact: false };

/**
 * `search,library` → those two; nothing → all.
 * @throws AppError BAD_USER_INPUT for a set that no operation belongs to.
 */
export function readToolsets(text: string | null | undefined, operations: readonly PublishedOperation[]): Toolsets {
  if (!text) return ALL_TOOLSETS;
  const asked = text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const known = knownToolsets(operations);
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new AppError('BAD_USER_INPUT', unknownToolset(unknown.slice(0, 100), known));
  const names = asked.filter((name) => name !== COMPACT);
  return { names: names.length > 0 ? new Set(names) : undefined, compact: asked.includes(COMPACT) };
}

const knownToolsets = (operations: readonly PublishedOperation[]): readonly string[] =>
  [...new Set([COMPACT, ...operations.filter(isToolOperation).flatMap(({ mcp }) => mcp.toolset ?? [])])].sort();

function unknownToolset(name: string, known: readonly string[]): string {
  const [guess] = closest(name, known);
  return `There is no toolset "${name}"${guess ? `; did you mean "${guess}"?` : '.'} Known are ${known.join(', ')}.`;
}

export const isPersonal = ({ mcp }: ToolOperation): boolean => mcp.toolset !== undefined && PERSONAL.has(mcp.toolset);

/** Whether a tool is among the sets that were asked for. */
export const isAsked = ({ mcp }: ToolOperation, { names }: Toolsets): boolean =>
  names === undefined || (mcp.toolset !== undefined && names.has(mcp.toolset));

/** Whether the viewer may call a tool at all: what they may not is not listed. */
export const isAllowed = (tool: ToolOperation & { readonly scopes?: readonly string[] }, viewer: Viewer): boolean =>
  (viewer.signedIn || !isPersonal(tool)) && (tool.scopes ?? []).every((scope) => viewer.scopes.includes(scope));
