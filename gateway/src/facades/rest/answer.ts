import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AnswerCache } from '../../gateway.ts';
import { NO_STORE, cacheHeaders, variesBy } from '../cache-headers.ts';
import { endAfterRequest } from '../graphql/answer.ts';

/** What is sent. */
export interface RestAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  /** Undefined for a status without content, 204. */
  readonly body: Buffer | undefined;
  /** How it may be kept; undefined when it may not. */
  readonly cache?: AnswerCache | undefined;
}

/** Sends an answer; Node leaves out the content of one to HEAD. */
export function sendAnswer(res: ServerResponse, answer: RestAnswer): void {
  const { status, headers, body } = answer;
  if (!body) return void res.writeHead(status, { ...headers, ...NO_STORE }).end();
  const kept = keeping(res, answer, body);
  const all = { ...headers, ...kept.headers };
  if (kept.notModified) return void res.writeHead(304, all).end();
  const unread = status === 413 && !res.req.complete;
  res.writeHead(status, { ...all, 'content-length': body.length, ...(unread && { connection: 'close' }) });
  if (unread) endAfterRequest(res, body);
  else res.end(body);
}

const keeping = (res: ServerResponse, { headers, cache }: RestAnswer, content: Buffer) =>
  cacheHeaders({
    method: res.req.method,
    cache,
    type: String(headers['content-type']),
    content,
    vary: variesBy(res),
    ifNoneMatch: res.req.headers['if-none-match'],
  });
