import { AppError, VIEWER_HEADER, sealViewer } from '@media-gateway/kernel';
import { Pool } from 'undici';
import type { SubgraphAnswer, SubgraphRequest, Transport } from './port.ts';
import { subscribeOverWebSocket } from './ws.ts';

export interface HttpTransportOptions {
  /** The subgraph's name, for messages. */
  readonly name: string;
  readonly url: string;
  /** With which the viewer is sealed. */
  readonly secret: string;
  readonly timeoutMs: number;
  readonly connections?: number;
}

/** A subgraph behind HTTP: one pool of kept-alive connections; subscriptions over graphql-ws at the same address. */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  const { origin, pathname } = new URL(options.url);
  const pool = new Pool(origin, { connections: options.connections ?? 32, pipelining: 1 });
  return {
    async request(query) {
      const response = await send(pool, pathname, query, options).catch((cause: unknown) => {
        throw unreachable(options, query, cause);
      });
      return readAnswer(options.name, response);
    },
    subscribe: (query) => subscribeOverWebSocket(options, query),
    close: () => pool.close(),
  };
}

interface RawResponse {
  readonly status: number;
  readonly body: string;
}

async function send(
  pool: Pool,
  path: string,
  query: SubgraphRequest,
  options: HttpTransportOptions,
): Promise<RawResponse> {
  const limit = limitOf(query.signal, options.timeoutMs);
  try {
    const { statusCode, body } = await pool.request({
      path,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        [VIEWER_HEADER]: sealViewer(query.viewer, options.secret),
      },
      body: `${query.operation.bodyStart}${query.variables}}`,
      signal: limit.signal,
    });
    return { status: statusCode, body: await body.text() };
  } finally {
    limit.lift();
  }
}

/**
 * Aborts after a time, or with a signal. What was set up is lifted when the request is over: `AbortSignal.any` would leave
 * a trace on the signal of a subscription with every event.
 */
function limitOf(outer: AbortSignal | undefined, timeoutMs: number) {
  const controller = new AbortController();
  const leave = () => controller.abort(outer?.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('Too late.', 'TimeoutError')), timeoutMs);
  if (outer?.aborted) leave();
  outer?.addEventListener('abort', leave, { once: true });
  const lift = () => {
    clearTimeout(timer);
    outer?.removeEventListener('abort', leave);
  };
  return { signal: controller.signal, lift };
}

/** What went wrong on the way; the address stays with the cause, which is logged and never sent. */
function unreachable({ name, timeoutMs }: HttpTransportOptions, query: SubgraphRequest, cause: unknown): AppError {
  const details = { service: name };
  if (query.signal?.aborted)
    return new AppError('BAD_REQUEST', 'The client left before the answer.', { details, cause });
  if ((cause as Error).name === 'TimeoutError') {
    return new AppError('SUBGRAPH_TIMEOUT', `The subgraph "${name}" did not answer within ${timeoutMs} ms.`, {
      details,
      cause,
    });
  }
  return new AppError('SUBGRAPH_UNAVAILABLE', `The subgraph "${name}" cannot be reached.`, { details, cause });
}

function readAnswer(name: string, { status, body }: RawResponse): SubgraphAnswer {
  const answer = parseObject(body);
  if (answer && ('data' in answer || Array.isArray(answer['errors']))) return answer as SubgraphAnswer;
  throw new AppError('SUBGRAPH_ERROR', `The subgraph "${name}" did not answer with GraphQL (HTTP ${status}).`, {
    details: { service: name },
  });
}

function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
