import type { SubscribePayload } from 'graphql-ws';
import type { GatewayRequest } from '../../gateway.ts';
import { addOperation } from '../graphql/request.ts';
import type { Peer } from './peer.ts';

/**
 * What a `subscribe` message asks for: the id of a document, and where to go on, are among its extensions.
 * @throws AppError BAD_REQUEST for two ids.
 */
export function toGatewayRequest(payload: SubscribePayload, peer: Peer, signal: AbortSignal): GatewayRequest {
  const { query, operationName, variables, extensions } = payload;
  const { documentId, doc_id, lastEventId, incremental } = extensions ?? {};
  const { headers, authorization, address } = peer;
  const ids = { documentId: textOf(documentId), doc_id: textOf(doc_id) };
  return addOperation(
    {
      facade: 'ws',
      headers,
      signal,
      incremental: incremental === true,
      ...(authorization !== undefined && { authorization }),
      ...(address !== undefined && { address }),
      ...(typeof lastEventId === 'string' && { lastEventId }),
    },
    { query, operationName, variables, extensions, ...ids },
  );
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
