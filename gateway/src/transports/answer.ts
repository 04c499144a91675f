import type { GraphQLFormattedError } from 'graphql';
import { type Failures, OddAnswer } from './failure.ts';
import type { SubgraphAnswer } from './port.ts';

/** An HTTP answer, read to its end. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  /** Whether it has nothing but ASCII. */
  readonly ascii: boolean;
  /** Of the header `Retry-After`. */
  readonly retryAfterMs: number | undefined;
}

/**
 * GraphQL whatever its HTTP status: GraphQL over HTTP lets a subgraph refuse with 4xx and 5xx.
 * @throws AppError SUBGRAPH_ERROR, or SUBGRAPH_UNAVAILABLE for 502, 503 and 504.
 */
export function readAnswer({ status, text, ascii, retryAfterMs }: RawAnswer, failures: Failures): SubgraphAnswer {
  const answer = toAnswer(parse(text));
  const verbatim = !text.includes('\\');
  if (answer) return { ...answer, verbatim, ascii: ascii && (verbatim || !text.includes('\\u')) };
  throw failures.odd(new OddAnswer(status, text, retryAfterMs));
}

/**
 * A result of GraphQL (§7.1): data that is an object, or errors. What else the subgraph wrote is left behind.
 * @returns undefined when it is none.
 */
export function toAnswer(value: unknown): SubgraphAnswer | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { data, errors } = value as { readonly data?: unknown; readonly errors?: unknown };
  if (!isAbsent(data) && (typeof data !== 'object' || Array.isArray(data))) return undefined;
  if (!isAbsent(errors) && !Array.isArray(errors)) return undefined;
  const failed = Array.isArray(errors) && errors.length > 0;
  if (isAbsent(data) && !failed) return undefined;
  const answer = { data: data as SubgraphAnswer['data'] };
  return failed ? { ...answer, errors: errors as readonly GraphQLFormattedError[] } : answer;
}

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

/** The value of a JSON text; undefined when it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
