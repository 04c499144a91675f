import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What is written into logs and passed on as it came. */
const ID = /^[\w.:+/=-]{1,128}$/;

/** A request keeps the id that it came with, else it gets one. The client is told it, and so are subgraphs. */
export function setRequestId(req: IncomingMessage, res: ServerResponse): void {
  const given = req.headers['x-request-id'];
  const id = typeof given === 'string' && ID.test(given) ? given : randomUUID();
  req.headers['x-request-id'] = id;
  res.setHeader('x-request-id', id);
}
