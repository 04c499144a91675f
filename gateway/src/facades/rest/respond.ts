import { AppError } from '@media-gateway/kernel';
import type { ExecutionResult } from 'graphql';
import type { AnswerCache, GatewayResponse } from '../../gateway.ts';
import { cacheHeaders } from '../cache-headers.ts';
import { problemOfError, problemOfResult, problemResponse } from './problem.ts';
import type { MatchedRoute } from './router.ts';

/** `{ data }`, with `errors` beside it when the answer is partial; a failure as a whole is a problem document. */
export async function respond(route: MatchedRoute, response: GatewayResponse, request: Request): Promise<Response> {
  if (response.kind !== 'single') {
    await (response.kind === 'stream' ? response.events : response.deferred.parts).return();
    return problemResponse(
      problemOfError(
        new AppError('BAD_REQUEST', 'This answers with a stream; subscribe over a WebSocket at /graphql.'),
      ),
    );
  }
  const { data, errors } = plain(response.result);
  if (data && !isEmpty(data)) return json({ data, ...(errors && { errors }) }, response.cache, request);
  if (errors) return problemResponse(problemOfResult(errors));
  return route.inPath.size > 0
    ? problemResponse(problemOfError(notFound(route)))
    : json({ data }, response.cache, request);
}

/** The errors as they are sent: without locations, since the client does not see the document. */
const plain = ({ data, errors }: ExecutionResult) => ({
  data,
  errors: errors?.length ? errors.map(({ message, path, extensions }) => ({ message, path, extensions })) : undefined,
});

/** No root field gave anything: with an error it failed as a whole; below a path that names one thing, there is none. */
const isEmpty = (data: Readonly<Record<string, unknown>>): boolean =>
  Object.values(data).every((value) => value === null);

function notFound({ inPath, params }: MatchedRoute): AppError {
  const names = [...inPath].map((name) => `${name} "${params[name]?.slice(0, 130)}"`).join(', ');
  return new AppError('NOT_FOUND', `There is nothing with the ${names}.`);
}

const TYPE = 'application/json; charset=utf-8';

function json(body: unknown, cache: AnswerCache | undefined, { method, headers: asked }: Request): Response {
  const content = JSON.stringify(body);
  const ifNoneMatch = asked.get('if-none-match') ?? undefined;
  const { headers, notModified } = cacheHeaders({ method, cache, type: TYPE, content, vary: [], ifNoneMatch });
  if (notModified) return new Response(null, { status: 304, headers });
  return new Response(content, { headers: { 'content-type': TYPE, ...headers } });
}
