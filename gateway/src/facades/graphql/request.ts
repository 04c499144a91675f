import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { ClientHeaders, GatewayRequest } from '../../gateway.ts';
import type { LeaveSignal } from '../../leaving.ts';
import { type Params, operationIdOf } from './params.ts';

type Draft = { -readonly [name in keyof GatewayRequest]: GatewayRequest[name] };

export interface Asked {
  readonly req: IncomingMessage;
  readonly params: Params;
  /** Whether the client takes deferred parts. */
  readonly incremental: boolean;
  readonly signal: LeaveSignal;
}

export function toGatewayRequest({ req, params, incremental, signal }: Asked): GatewayRequest {
  const { method, headers } = req;
  const { authorization, 'last-event-id': lastEventId } = headers;
  const request: Draft = {
    facade: 'graphql',
    readOnly: method !== 'POST',
    headers: joined(headers),
    incremental,
    signal,
  };
  if (authorization) request.authorization = authorization;
  if (lastEventId) request.lastEventId = String(lastEventId);
  return addOperation(request, params);
}

/** What the parameters say; an empty text is none. */
export function addOperation(request: Draft, params: Params): GatewayRequest {
  const operationId = operationIdOf(params);
  if (operationId !== undefined) request.operationId = operationId;
  if (params.query) request.query = params.query;
  if (params.operationName) request.operationName = params.operationName;
  if (params.variables) request.variables = params.variables;
  return request;
}

/** Node joins what is sent twice, but for this one (`message.headers`). */
function joined(headers: IncomingHttpHeaders): ClientHeaders {
  const cookies = headers['set-cookie'];
  return (cookies ? { ...headers, 'set-cookie': cookies.join(', ') } : headers) as ClientHeaders;
}
