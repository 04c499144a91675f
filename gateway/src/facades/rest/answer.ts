import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { endAfterRequest } from '../graphql/answer.ts';

/** What is sent. */
export interface RestAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  /** Undefined for a status without content, 204. */
  readonly body: Buffer | undefined;
}

/** Sends an answer; Node leaves out the content of one to HEAD. */
export function sendAnswer(res: ServerResponse, { status, headers, body }: RestAnswer): void {
  if (!body) return void res.writeHead(status, headers).end();
  const unread = status === 413 && !res.req.complete;
  res.writeHead(status, { ...headers, 'content-length': body.length, ...(unread && { connection: 'close' }) });
  if (unread) endAfterRequest(res, body);
  else res.end(body);
}
