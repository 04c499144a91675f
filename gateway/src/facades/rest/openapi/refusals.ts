import { STATUS_CODES } from 'node:http';
import type { ErrorCode } from '@media-gateway/kernel';
import type { JsonSchema } from '../../../operations/operation.ts';
import { routeVariables } from '../../../operations/route.ts';
import type { ProblemKind } from '../../problems/texts.ts';
import type { RestOperation } from '../route.ts';
import { takesBody } from '../variables.ts';
import { printExamples } from './examples.ts';
import { headerReferences } from './headers.ts';
import { REST_PROBLEMS, oneOfKinds } from './problem.ts';

type Test = (operation: RestOperation) => boolean;

const never: Test = () => false;
const hasBody: Test = ({ http }) => takesBody(http.method);
const changes: Test = ({ kind }) => kind === 'mutation';
const hasVariables: Test = ({ variables }) => variables.length > 0;
const hasVariable =
  (wanted: string): Test =>
  ({ variables }) =>
    variables.some(({ name }) => name === wanted);

/** What not every operation can be answered with. */
const ONLY: Readonly<Partial<Record<ErrorCode, Test>>> = {
  // Of requests that reach no operation.
  ROUTE_NOT_FOUND: never,
  METHOD_NOT_ALLOWED: never,
  NOT_READY: never,
  INVALID_JSON: hasBody,
  PAYLOAD_TOO_LARGE: hasBody,
  UNSUPPORTED_MEDIA_TYPE: hasBody,
  INVALID_ID: hasVariables,
  INVALID_CURSOR: hasVariable('after'),
  PAGE_SIZE_OUT_OF_RANGE: hasVariable('first'),
  UNKNOWN_PLATFORM: hasVariables,
  UNKNOWN_REGION: hasVariables,
  UNKNOWN_LOCALE: hasVariables,
  NOT_FOUND: (operation) => changes(operation) || routeVariables(operation.http.route).length > 0,
  CONFLICT: changes,
  IDEMPOTENCY_KEY_IN_USE: changes,
  IDEMPOTENCY_KEY_REUSED: changes,
  IDEMPOTENCY_UNAVAILABLE: changes,
  SUBSCRIPTION_LIMIT_EXCEEDED: ({ kind }) => kind === 'subscription',
};

export const problemsOf = (operation: RestOperation): readonly ProblemKind[] =>
  REST_PROBLEMS.filter(({ code }) => ONLY[code]?.(operation) ?? true);

const statusesOf = (kinds: readonly ProblemKind[]): readonly number[] =>
  [...new Set(kinds.map(({ status }) => status))].sort((a, b) => a - b);

/** `Not Found` → `NotFound` */
const responseName = (status: number): string => (STATUS_CODES[status] ?? `Status${status}`).replace(/[^A-Za-z]/g, '');

/** A response for each status, with every kind of problem that it may be. */
export const problemResponses = (operations: readonly RestOperation[]): JsonSchema => {
  const statuses = statusesOf(operations.flatMap(problemsOf));
  return {
    ...Object.fromEntries(statuses.map((status) => [responseName(status), problemResponse(status)])),
    Problem: {
      description: 'Any other failure.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  };
};

function problemResponse(status: number, examples?: JsonSchema): JsonSchema {
  const kinds = REST_PROBLEMS.filter((kind) => kind.status === status && ONLY[kind.code] !== never);
  const content = { schema: oneOfKinds(kinds), ...(examples && { examples }) };
  return {
    description: kinds.map(({ title, code }) => `${title} (\`${code}\`).`).join(' '),
    headers: headerReferences(
      status === 401 ? ['WWW-Authenticate'] : status === 429 || status === 503 ? ['Retry-After'] : [],
    ),
    content: { 'application/problem+json': content },
  };
}

/** How an operation may fail; with the examples of it, where there are any. */
export function printRefusals(operation: RestOperation): JsonSchema {
  const responses = statusesOf(problemsOf(operation)).map((status): [string, JsonSchema] => {
    const examples = printExamples(operation, status);
    return [
      String(status),
      examples ? problemResponse(status, examples) : { $ref: `#/components/responses/${responseName(status)}` },
    ];
  });
  return { ...Object.fromEntries(responses), default: { $ref: '#/components/responses/Problem' } };
}
