import type { IncomingMessage } from 'node:http';
import type { GatewayRequest } from '../../gateway.ts';
import type { LeaveSignal } from '../../leaving.ts';
import { joined } from '../graphql/request.ts';
import type { Asked } from './asked.ts';
import { pathsOf } from './fields.ts';

type Draft = { -readonly [name in keyof GatewayRequest]: GatewayRequest[name] };

/** Who waits for the answer. */
export interface Asking {
  readonly signal: LeaveSignal | undefined;
  /** The client's IP address. */
  readonly address: string | undefined;
}

/** The operation of the route by its id, so that nothing is run that is not published. */
export function toGatewayRequest(req: IncomingMessage, asked: Asked, { signal, address }: Asking): GatewayRequest {
  const { route, variables, idempotencyKey } = asked;
  const { authorization, 'last-event-id': lastEventId } = req.headers;
  const request: Draft = {
    facade: 'rest',
    operationId: route.operation.id,
    variables,
    readOnly: route.operation.http.method === 'GET',
    headers: joined(req.headers),
  };
  if (signal) request.signal = signal;
  if (address !== undefined) request.address = address;
  if (authorization) request.authorization = authorization;
  if (lastEventId) request.lastEventId = String(lastEventId);
  if (idempotencyKey !== undefined) request.idempotencyKey = idempotencyKey;
  if (asked.fields) request.only = wantedPaths(asked);
  return request;
}

/** Paths from `data` of the operation: what the client wants, and what its links are made of. */
function wantedPaths({ fields, route }: Asked): readonly string[] {
  const { hoist, page } = route.answer;
  const wanted = pathsOf(fields ?? new Map()).map((path) => [...hoist, path].join('.'));
  const info = page ? ['hasNextPage', 'endCursor'].map((name) => [...page, 'pageInfo', name].join('.')) : [];
  return [...new Set([...wanted, ...info])].sort();
}
