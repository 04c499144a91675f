import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, type ReportFault, toAppError } from '@media-gateway/kernel';
import type { Gateway, GatewayRequest, GatewayResponse } from '../../gateway.ts';
import { type LeaveSignal, Leaving } from '../../leaving.ts';
import { type Acceptance, acceptanceOf } from './accept.ts';
import { sendAnswer, sendError } from './answer.ts';
import { canonicalUrl } from './canonical-url.ts';
import { type CorsOptions, METHODS, createCors } from './cors.ts';
import { discard } from './delivery.ts';
import type { StreamOptions } from '../stream-options.ts';
import type { Params } from './params.ts';
import { readParams } from './read.ts';
import { RecentBodies } from './recent-bodies.ts';
import { toGatewayRequest } from './request.ts';
import { sendStream } from './stream.ts';

export type NodeHandler = (req: IncomingMessage, res: ServerResponse) => void;

export interface GraphqlHandlerOptions {
  readonly gateway: Gateway;
  readonly report: ReportFault;
  readonly streams: StreamOptions;
  readonly cors: CorsOptions;
}

/** GraphQL over HTTP, on Node's own request and response: what every other facade does with a web `Request` costs more than the answer here. */
export function createGraphqlHandler({ gateway, report, streams, cors }: GraphqlHandlerOptions): NodeHandler {
  const { allow, answerPreflight } = createCors(cors);
  const recent = new RecentBodies();
  return (req, res) => {
    if (req.method === 'OPTIONS') return answerPreflight(res, METHODS);
    allow(res);
    const acceptance = acceptanceOf(req.headers.accept);
    const fail = (error: unknown): void => {
      const sent = toAppError(error, (fault) => res.closed || report(fault));
      if (!res.headersSent) sendError(res, sent, acceptance.json);
    };
    readChecked(req, acceptance, recent).then((params) => {
      const asked = { gateway, params, res, acceptance, streams, fail };
      gateway.enter(() => answer(asked).catch(fail));
    }, fail);
  };
}

interface Asked {
  readonly gateway: Gateway;
  readonly params: Params;
  readonly res: ServerResponse;
  readonly acceptance: Acceptance;
  readonly streams: StreamOptions;
  readonly fail: (error: unknown) => void;
}

/** Resolves when the answer is handed over; a stream goes on by itself. A client may have left while it waited for its turn. */
async function answer({ gateway, params, res, acceptance, streams, fail }: Asked): Promise<void> {
  if (res.destroyed) return;
  const { req } = res;
  const signal = signalOf(res);
  const request = toGatewayRequest({ req, params, incremental: acceptance.parts !== undefined, signal });
  const response = await gateway.run(request);
  if (response.kind === 'single' && acceptance.json)
    return sendAnswer(res, { response, type: acceptance.json, address: response.cache && addressOf(request) });
  const form = formOf(response, acceptance);
  if (form) return void sendStream(res, response, { form, streams }).catch(fail);
  await discard(response);
  throw new AppError(
    'NOT_ACCEPTABLE',
    'A subscription answers with a stream: accept text/event-stream or multipart/mixed;subscriptionSpec=1.0.',
  );
}

async function readChecked(req: IncomingMessage, acceptance: Acceptance, recent: RecentBodies): Promise<Params> {
  checkMethod(req);
  checkAcceptance(acceptance);
  return readParams(req, recent);
}

const addressOf = ({ readOnly, operationId, variables }: GatewayRequest): string | undefined =>
  readOnly && operationId !== undefined ? canonicalUrl(operationId, variables) : undefined;

function formOf({ kind }: GatewayResponse, { events, parts }: Acceptance) {
  if (kind === 'stream') return events;
  return kind === 'incremental' ? parts : (events ?? parts);
}

/** Aborted when the client leaves before it is answered. */
export function signalOf(res: ServerResponse): LeaveSignal {
  const leaving = new Leaving();
  res.once('close', () => res.writableFinished || leaving.leave());
  return leaving;
}

function checkMethod({ method }: IncomingMessage): void {
  if (method === 'POST' || method === 'GET' || method === 'HEAD' || method === 'QUERY') return;
  throw new AppError(
    'METHOD_NOT_ALLOWED',
    `GraphQL is asked with POST, or with GET or QUERY for a query, not with ${method}.`,
  );
}

function checkAcceptance({ json, events, parts }: Acceptance): void {
  if (json ?? events ?? parts) return;
  throw new AppError(
    'NOT_ACCEPTABLE',
    'This answers with application/graphql-response+json or application/json, and with streams as text/event-stream or multipart/mixed.',
  );
}
