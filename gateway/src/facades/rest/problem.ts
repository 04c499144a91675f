import { type AppError, ERROR_STATUS, type ErrorCode, isErrorCode } from '@media-gateway/kernel';
import type { OutgoingHttpHeaders } from 'node:http';
import type { GraphQLError } from 'graphql';
import { NO_STORE } from '../cache-headers.ts';
import type { RestAnswer } from './answer.ts';
import { PROBLEM_TEXTS, problemType } from '../problems/texts.ts';

type SentError = Pick<GraphQLError, 'message' | 'path' | 'extensions'>;

/** A failure as `application/problem+json`, RFC 9457; `code` tells failures of one status apart. */
export interface Problem {
  readonly code: ErrorCode;
  readonly detail: string;
  /** Further members of the problem document. */
  readonly members: Readonly<Record<string, unknown>>;
}

export function problemAnswer({ code, detail, members }: Problem): RestAnswer {
  const status = ERROR_STATUS[code];
  const own = { type: problemType(code), title: PROBLEM_TEXTS[code].title, status, detail, code };
  // Twice, so that they come first and a member of the same name does not replace them.
  const document = { ...own, ...members, ...own };
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headersOf(status, members) },
    body: Buffer.from(JSON.stringify(document)),
  };
}

/** For what is answered on the web's requests. */
export function problemResponse(problem: Problem): Response {
  const { status, headers, body } = problemAnswer(problem);
  return new Response(body && new Uint8Array(body), {
    status,
    headers: { ...(headers as Record<string, string>), ...NO_STORE },
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

/**
 * A 401 names the way to authenticate (RFC 9110 §11.6.1), a 405 the methods that would work (§15.5.6), and what may be asked
 * again says when (§10.2.3).
 */
function headersOf(status: number, { allow, retryAfterMs }: Problem['members']): OutgoingHttpHeaders {
  return {
    ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    ...(Array.isArray(allow) && { allow: allow.join(', ') }),
    ...(typeof retryAfterMs === 'number' && { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) }),
  };
}
