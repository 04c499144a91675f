import { type AppError, ERROR_STATUS, type ErrorCode, isErrorCode } from '@media-gateway/kernel';
import type { GraphQLError } from 'graphql';
import { PROBLEM_TEXTS, problemType } from '../problems/texts.ts';

type SentError = Pick<GraphQLError, 'message' | 'path' | 'extensions'>;

/** A failure as `application/problem+json`, RFC 9457; `code` tells failures of one status apart. */
export interface Problem {
  readonly code: ErrorCode;
  readonly detail: string;
  /** Further members of the problem document. */
  readonly members: Readonly<Record<string, unknown>>;
}

export function problemResponse({ code, detail, members }: Problem): Response {
  const status = ERROR_STATUS[code];
  const document = { type: problemType(code), title: PROBLEM_TEXTS[code].title, status, detail, code, ...members };
  return new Response(JSON.stringify(document), {
    status,
    headers: { 'content-type': 'application/problem+json', ...challenge(status), ...allowed(members['allow']) },
  });
}

export function problemOfError(error: AppError): Problem {
  const { code, ...members } = error.extensions;
  return { code: error.code, detail: error.message, members };
}

/** The first error gives status and detail; all are listed when there are several. */
export function problemOfResult(errors: readonly SentError[]): Problem {
  const [first] = errors;
  const { code, ...members } = first?.extensions ?? {};
  return {
    code: isErrorCode(code) ? code : 'INTERNAL_SERVER_ERROR',
    detail: first?.message ?? 'The operation gave neither data nor an error.',
    members: errors.length > 1 ? { ...members, errors: errors.map(listed) } : members,
  };
}

const listed = ({ message, extensions, path }: SentError) => ({
  detail: message,
  code: extensions?.['code'],
  ...(path && { pointer: `#/${path.join('/')}` }),
});

/** RFC 9110 §11.6.1: a 401 names the way to authenticate. */
const challenge = (status: number): Readonly<Record<string, string>> =>
  status === 401 ? { 'www-authenticate': 'Bearer' } : {};

/** RFC 9110 §15.5.6: a 405 lists the methods that would work. */
const allowed = (methods: unknown): Readonly<Record<string, string>> =>
  Array.isArray(methods) ? { allow: methods.join(', ') } : {};
