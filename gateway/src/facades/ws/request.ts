import type { SubscribePayload } from 'graphql-ws';
import type { GatewayRequest } from '../../gateway.ts';
import { addOperation } from '../graphql/request.ts';
import type { Peer } from './peer.ts';

/** What a `subscribe` message asks for: the id of a published operation, and where to go on, are among its extensions. */
export function toGatewayRequest(payload: SubscribePayload, peer: Peer, signal: AbortSignal): GatewayRequest {
  const { documentId, lastEventId, incremental } = payload.extensions ?? {};
  const { headers, authorization } = peer;
  const params = { ...payload, documentId: typeof documentId === 'string' ? documentId : null };
  return addOperation(
    {
      facade: 'ws',
      headers,
      signal,
      incremental: incremental === true,
      ...(authorization !== undefined && { authorization }),
      ...(typeof lastEventId === 'string' && { lastEventId }),
    },
    params,
  );
}
