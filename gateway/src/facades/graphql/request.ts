import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { ClientHeaders, GatewayRequest } from '../../gateway.ts';
import type { LeaveSignal } from '../../leaving.ts';
import { idInPath } from './path.ts';
import { type Params, isAutomatic, operationIdOf } from './params.ts';

type Draft = { -readonly [name in keyof GatewayRequest]: GatewayRequest[name] };

export interface Asked {
  readonly req: IncomingMessage;
  readonly params: Params;
  /** Whether the client takes deferred parts. */
  readonly incremental: boolean;
  readonly signal: LeaveSignal | undefined;
  /** Of the client. */
  readonly address: string | undefined;
}

/** @throws AppError BAD_REQUEST for an id in the path that cannot be read, and for two ids. */
export function toGatewayRequest({ req, params, incremental, signal, address }: Asked): GatewayRequest {
  const { method, headers } = req;
  const { authorization, 'last-event-id': lastEventId } = headers;
  const request: Draft = {
    facade: 'graphql',
    readOnly: method !== 'POST',
    headers: joined(headers),
    incremental,
  };
  if (signal) request.signal = signal;
  if (address !== undefined) request.address = address;
  if (authorization) request.authorization = authorization;
  if (lastEventId) request.lastEventId = String(lastEventId);
  const id = idInPath(req.url ?? '');
  return addOperation(request, id === undefined ? params : { ...params, idInPath: id });
}

/** What the parameters say; an empty text is none. @throws AppError BAD_REQUEST for two ids. */
export function addOperation(request: Draft, params: Params): GatewayRequest {
  const operationId = operationIdOf(params);
  if (operationId !== undefined) request.operationId = operationId;
  if (isAutomatic(params)) request.automatic = true;
  if (params.query) request.query = params.query;
  if (params.operationName) request.operationName = params.operationName;
  if (params.variables) request.variables = params.variables;
  return request;
}

/** The client's headers. Node joins what is sent twice, but for this one (`message.headers`). */
export function joined(headers: IncomingHttpHeaders): ClientHeaders {
  const cookies = headers['set-cookie'];
  return (cookies ? { ...headers, 'set-cookie': cookies.join(', ') } : headers) as ClientHeaders;
}
