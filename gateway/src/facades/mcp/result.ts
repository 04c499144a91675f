import type { CallToolResult } from '@modelcontextprotocol/server';
import type { GraphQLError } from 'graphql';
import type { AnswerCache, GatewayResponse } from '../../gateway.ts';
import type { InputProblem } from '../../operations/input-check.ts';

/** What an operation answered as the result of a tool: `data` as structured content, and the same as text. */
export async function toToolResult(response: GatewayResponse): Promise<CallToolResult> {
  if (response.kind !== 'single') {
    await (response.kind === 'stream' ? response.events : response.deferred.parts).return();
    return failed(['BAD_REQUEST: This operation answers with a stream, which a tool cannot give.']);
  }
  const { data } = response.result;
  const errors = (response.result.errors ?? []).map(describe);
  if (!data || (errors.length > 0 && isEmpty(data))) return failed(errors);
  const partial = errors.map((error) => text(`A part is missing: ${error}`));
  return { content: [text(JSON.stringify(data)), ...partial], structuredContent: data, ...cacheHint(response.cache) };
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
  failed(problems.map(({ pointer, detail }) => `BAD_USER_INPUT at ${pointer}: ${detail}`));

const failed = (messages: readonly string[]): CallToolResult => ({
  isError: true,
  content: [text(messages.join('\n') || 'INTERNAL_SERVER_ERROR: The operation gave neither data nor an error.')],
});

const describe = ({ message, path, extensions }: GraphQLError): string =>
  `${String(extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR')}${path ? ` at /${path.join('/')}` : ''}: ${message}`;

const isEmpty = (data: Readonly<Record<string, unknown>>): boolean =>
  Object.values(data).every((value) => value === null);

const text = (value: string) => ({ type: 'text' as const, text: value });
