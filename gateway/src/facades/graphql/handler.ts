import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, type ReportFault, toAppError } from '@media-gateway/kernel';
import type { Gateway, GatewayRequest, GatewayResponse } from '../../gateway.ts';
import { type LeaveSignal, Leaving } from '../../leaving.ts';
import { type Acceptance, acceptanceOf } from './accept.ts';
import { sendAnswer, sendError } from './answer.ts';
import { canonicalUrl } from './canonical-url.ts';
import { type CorsOptions, METHODS, createCors } from './cors.ts';
import { discard } from './delivery.ts';
import type { ClientAddress } from '../client-address.ts';
import { limitHeaders } from '../limit-headers.ts';
import type { StreamOptions } from '../stream-options.ts';
import type { Params } from './params.ts';
import { type Reading, readParams } from './read.ts';
import { RecentBodies } from './recent-bodies.ts';
import { toGatewayRequest } from './request.ts';
import { sendStream } from './stream.ts';

export type NodeHandler = (req: IncomingMessage, res: ServerResponse) => void;

export interface GraphqlHandlerOptions {
  readonly gateway: Gateway;
  readonly report: ReportFault;
  readonly streams: StreamOptions;
  readonly cors: CorsOptions;
  readonly maxBodyBytes: number;
  readonly clients: ClientAddress;
}

/** GraphQL over HTTP, on Node's own request and response: what every other facade does with a web `Request` costs more than the answer here. */
export function createGraphqlHandler(options: GraphqlHandlerOptions): NodeHandler {
  const { gateway, report, streams, cors, maxBodyBytes, clients } = options;
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
    readChecked(req, acceptance, { recent, maxBytes: maxBodyBytes }).then((params) => {
      const asked = { gateway, params, res, acceptance, streams, fail, address: clients.of(req) };
      gateway.enter(
        () => answer(asked).catch(fail),
        () => requestOf(asked),
      );
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
  readonly address: string | undefined;
}

/** Resolves when the answer is handed over; a stream goes on by itself. A client may have left while it waited for its turn. */
async function answer(asked: Asked): Promise<void> {
  const { gateway, res, acceptance, streams, fail } = asked;
  if (res.destroyed) return;
  const request = requestOf(asked, signalOf(res));
  const response = await gateway.run(request);
  setHeaders(res, limitHeaders(response.rate));
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

/** @throws AppError BAD_REQUEST for an id that cannot be read, and for two ids. */
function requestOf({ params, res, acceptance, address }: Asked, signal?: LeaveSignal): GatewayRequest {
  return toGatewayRequest({ req: res.req, params, incremental: acceptance.parts !== undefined, signal, address });
}

async function readChecked(req: IncomingMessage, acceptance: Acceptance, reading: Reading): Promise<Params> {
  checkMethod(req);
  checkAcceptance(acceptance);
  return readParams(req, reading);
}

const addressOf = ({ readOnly, operationId, variables }: GatewayRequest): string | undefined =>
  readOnly && operationId !== undefined ? canonicalUrl(operationId, variables) : undefined;

function formOf({ kind }: GatewayResponse, { events, parts }: Acceptance) {
  if (kind === 'stream') return events;
  return kind === 'incremental' ? parts : (events ?? parts);
}

export function setHeaders(res: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
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
