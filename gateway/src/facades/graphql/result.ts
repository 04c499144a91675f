import { type ExecutionResult, GraphQLError } from 'graphql';
import type { GatewayResponse, SingleResponse, StreamEvent } from '../../gateway.ts';

/** Answers to a document that is wrong in itself: with `application/json` they have status 200 (GraphQL over HTTP §6.4.1). */
const DOCUMENT_ERRORS = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

/** Yoga takes the status from `extensions.http` of an error, and removes it. */
export function toYogaResult(response: GatewayResponse): ExecutionResult | AsyncIterable<ExecutionResult> {
  if (response.kind === 'stream') return results(response.events);
  if (response.kind === 'incremental') return response.initial.result;
  return 'data' in response.result ? response.result : withStatus(response);
}

/** Yoga reads the status from the errors it is given, and writes what `stringify` says: the answer as it is, with its locations. */
const withStatus = ({ status, result }: SingleResponse): ExecutionResult & { stringify(): string } => ({
  errors: (result.errors ?? []).map((error) => carryingStatus(error, status)),
  stringify: () => JSON.stringify(result),
});

function carryingStatus(
  { message, extensions }: Pick<GraphQLError, 'message' | 'extensions'>,
  status: number,
): GraphQLError {
  const spec = DOCUMENT_ERRORS.has(String(extensions?.['code']));
  return new GraphQLError(message, { extensions: { ...extensions, http: { status, spec } } });
}

async function* results(events: AsyncGenerator<StreamEvent, void, void>): AsyncGenerator<ExecutionResult, void, void> {
  for await (const { payload } of events) yield payload.result;
}
