import type { CallToolResult } from '@modelcontextprotocol/server';
import type { AnswerCache } from '../../gateway.ts';
import type { InputProblem } from '../../operations/input-check.ts';
import type { Answer } from './answer.ts';
import { FAULT_NUMBERS, type Fault, suggestionFor } from './fault.ts';
import { fullAnswerLink } from './links.ts';
import { compactText } from './text/compact.ts';
import type { ToolOperation } from './tools.ts';
import { unavailable } from './unavailable.ts';

/** What an operation answered as the result of a tool: `data` as structured content, and the same as compact text. */
export function toToolResult(
  tool: ToolOperation,
  values: Readonly<Record<string, unknown>>,
  answer: Answer,
): CallToolResult {
  const { data, faults, cache } = answer;
  if (!data) return failed(faults);
  const nowhere = unavailable(tool, values, data);
  if (nowhere) return { ...failed([nowhere]), structuredContent: { ...data, ...errorOf(nowhere) } };
  const { text: printed, whole } = compactText(data);
  const links = whole ? [] : [fullAnswerLink(tool, values)].filter((link) => link !== undefined);
  const partial = faults.map((fault) => text(`A part is missing: ${describe(fault)}`));
  return { content: [text(printed), ...partial, ...links], structuredContent: { ...data }, ...cacheHint(cache) };
}

/**
 * MCP 2026-07-28 has no place for it: `ttlMs` and `cacheScope` are members of lists and of resources only. A key of our own has the same
 * two (MCP, General fields § _meta); an answer without it is not to be kept.
 */
const cacheHint = (cache: AnswerCache | undefined): Pick<CallToolResult, '_meta'> =>
  cache
    ? { _meta: { 'media-gateway/cache': { ttlMs: cache.maxAge * 1000, cacheScope: cache.scope.toLowerCase() } } }
    : {};

/** Wrong arguments are a result and no protocol error, so that the model sees them and can try again. MCP 2025-11-25, tools § Error Handling. */
export const refuseArguments = (problems: readonly InputProblem[]): CallToolResult =>
  failed(problems.map(({ pointer, detail }) => ({ code: 'BAD_USER_INPUT', message: detail, at: pointer })));

/** @param faults the first is told in full, as structured content too. */
export function failed(faults: readonly Fault[]): CallToolResult {
  const [first] = faults;
  return {
    isError: true,
    content: [text([...faults.map(describe), ...(first ? [suggestionFor(first.code)] : [])].join('\n'))],
    ...(first && { structuredContent: errorOf(first) }),
  };
}

/** The shape is part of every tool's output schema. */
function errorOf({ code, message }: Fault) {
  const number = FAULT_NUMBERS.get(code);
  return { error: { code, ...(number !== undefined && { number }), message, suggestion: suggestionFor(code) } };
}

const describe = ({ code, message, at }: Fault): string => `${code}${at ? ` at ${at}` : ''}: ${message}`;

const text = (value: string) => ({ type: 'text' as const, text: value });
