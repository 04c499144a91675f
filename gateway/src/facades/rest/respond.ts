import { AppError } from '@media-gateway/kernel';
import type { ExecutionResult } from 'graphql';
import { type SingleResponse, Payload } from '../../gateway.ts';
import type { RestAnswer } from './answer.ts';
import type { Asked } from './asked.ts';
import { pick } from './fields.ts';
import { type Address, type PageInfo, linksOf, nextAddress } from './page.ts';
import { problemAnswer, problemOfError, problemOfResult } from './problem.ts';
import { hoistText, isEmptyText, pageInfoAtEnd, withMember } from './quick.ts';
import type { AnswerForm } from './route.ts';
import type { MatchedRoute } from './router.ts';

/** `{ data }`, with `errors` beside it when the answer is partial; a failure as a whole is a problem document. */
export function respond(response: SingleResponse, asked: Asked): RestAnswer {
  const { status } = asked.route.answer;
  const written = asked.fields || response.known ? undefined : rewrite(response, asked);
  const answer = written ?? read(response.result, asked);
  if ('status' in answer) return answer;
  if (status === 204) return { status, headers: {}, body: undefined };
  return { status, headers: { ...JSON_TYPE, ...answer.link }, body: answer.payload.bytes, cache: response.cache };
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

interface Written {
  readonly payload: Payload;
  readonly link?: { readonly link: string } | undefined;
}

/** The answer out of the text, without reading it; undefined where that cannot be. It was written without errors. */
function rewrite(response: SingleResponse, { route, address }: Asked): Written | undefined {
  const { hoist, alone, page } = route.answer;
  const { text, ascii } = response;
  if (hoist.length > 0 ? !alone : isEmptyText(text)) return undefined;
  const hoisted = hoist.length > 0 ? hoistText(text, hoist) : text;
  const info = page && pageInfoAtEnd(text, page.length + 1);
  if (hoisted === undefined || (page && !info)) return undefined;
  const paging = toPaging(address, page, info);
  if (paging.next === undefined && hoisted === text) return { payload: response, link: paging.link };
  const whole = paging.next === undefined ? hoisted : withMember(hoisted, 'next', paging.next);
  return { payload: new Payload(whole, { ascii: ascii && isAscii(paging.next ?? '') }), link: paging.link };
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

function toPaging(address: Address | undefined, page: AnswerForm['page'], info: PageInfo | undefined) {
  if (!address || !page) return {};
  const next = nextAddress(address, info);
  const link = linksOf(address, next);
  return { next, link: link === undefined ? undefined : { link } };
}

/** The answer out of the value. */
function read(result: ExecutionResult, { route, address, fields }: Asked): Written | RestAnswer {
  const { hoist, page } = route.answer;
  const { data, errors, extensions } = hoistResult(result, hoist);
  const isThere = hoist.length > 0 ? data !== null : !isEmpty(data);
  if (!isThere && errors) return problemAnswer(problemOfResult(result.errors ?? []));
  if (!isThere && (hoist.length > 0 || route.inPath.size > 0)) return problemAnswer(problemOfError(notFound(route)));
  const info = page && (valueAt(result.data, [...page, 'pageInfo']) as PageInfo | null);
  const { next, link } = toPaging(address, page, info ?? undefined);
  const body = {
    data: fields ? pick(data, fields) : data,
    ...(errors && { errors }),
    ...(extensions && { extensions }),
    ...(next !== undefined && { next }),
  };
  return { payload: new Payload(JSON.stringify(body)), link };
}

/** The answer with the value at a path as its `data`. */
export const hoistResult = (result: ExecutionResult, hoist: readonly string[]) => ({
  data: valueAt(result.data, hoist),
  errors: sentErrors(result, hoist),
  extensions: result.extensions,
});

/** The value at a path; null where the way there is null. */
const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((at, key) => (at as Readonly<Record<string, unknown>> | null)?.[key] ?? null, value ?? null);

/** The errors as they are sent: without locations, since the client does not see the document, and with paths into `data` as it is sent. */
function sentErrors({ errors = [] }: ExecutionResult, hoist: readonly string[]) {
  const within = (path: readonly (string | number)[]) => hoist.every((key, depth) => path[depth] === key);
  const sent = errors.map(({ message, path, extensions }) => ({
    message,
    ...(path && { path: within(path) ? path.slice(hoist.length) : path }),
    extensions,
  }));
  return sent.length > 0 ? sent : undefined;
}

/** No root field gave anything: with an error it failed as a whole; below a path that names one thing, there is none. */
const isEmpty = (data: unknown): boolean => Object.values(data ?? {}).every((value) => value === null);

function notFound({ inPath, params }: MatchedRoute): AppError {
  const names = [...inPath].map((name) => `${name} "${params[name]?.slice(0, 130)}"`).join(', ');
  return new AppError('NOT_FOUND', names === '' ? 'There is nothing here.' : `There is nothing with the ${names}.`);
}
