import { AppError, type ErrorCode, isErrorCode } from '@media-gateway/kernel';
import type { GraphQLFormattedError } from 'graphql';
import type { Path } from './data.ts';

/** An error with where it happened in the canonical data; the projection gives it the client's path. */
export interface Fault {
  readonly message: string;
  readonly path: Path;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** True when a whole fetch failed: everything below the path is missing because of it. */
  readonly whole: boolean;
  /** The place of what became null as a whole because of it; what is missing below is explained. */
  readonly covers?: Path | undefined;
  /** What is not sent, for the log. */
  readonly cause?: unknown;
}

/** A subgraph did not answer, or not with GraphQL. */
export function fetchFault(service: string, path: Path, error: unknown): Fault {
  const known = error instanceof AppError ? error : undefined;
  const code: ErrorCode = known?.code ?? 'SUBGRAPH_ERROR';
  const message = known?.message ?? `The subgraph "${service}" answered with something else than was asked for.`;
  return { message, path, extensions: { ...known?.extensions, code, service }, whole: true };
}

/** Codes that, from a subgraph, say that we asked it wrongly: nothing that the client could mend. */
const OURS: ReadonlySet<unknown> = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'INVALID_JSON',
  'BAD_REQUEST',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'METHOD_NOT_ALLOWED',
]);

/** Whose error it is, and what of it may be told. */
export interface FaultSource {
  readonly service: string;
  /** Whether clients read whatever message a subgraph wrote. */
  readonly passMessages: boolean;
}

/**
 * An error inside a subgraph's answer. Its message is shown when its code is of our family and the subgraph chose it for
 * the client; the message of anything else may hold what must not leave and is replaced, unless it is allowed.
 */
export function answerFault(source: FaultSource, error: GraphQLFormattedError, path: Path, whole: boolean): Fault {
  const { service, passMessages } = source;
  const code = error.extensions?.['code'];
  const isForClient = isErrorCode(code) && !OURS.has(code) && !(code === 'UNAUTHENTICATED' && !error.path);
  if (isForClient) return { message: error.message, path, extensions: { ...error.extensions, code, service }, whole };
  const message = passMessages ? error.message : `The subgraph "${service}" could not answer this part.`;
  return { message, path, extensions: { code: 'SUBGRAPH_ERROR', service }, whole, cause: error };
}

/**
 * The part of an error's path that became null because of it, where that is above the field which failed: what the subgraph
 * had to say below it is lost.
 */
export function lostAlong(data: unknown, path: Path): Path | undefined {
  let value = data;
  for (let length = 0; length < path.length; length += 1) {
    if (value === null || value === undefined) return path.slice(0, length);
    value = (value as Record<string | number, unknown>)[path[length] as string | number];
  }
  return undefined;
}
