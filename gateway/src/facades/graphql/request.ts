import type { GraphQLParams } from 'graphql-yoga';
import type { GatewayRequest } from '../../gateway.ts';

/** Where clients put the id of a published operation. */
export function operationIdOf(params: GraphQLParams): string | undefined {
  const { documentId, doc_id } = params as { documentId?: unknown; doc_id?: unknown };
  const persisted = (params.extensions?.['persistedQuery'] as { sha256Hash?: unknown } | undefined)?.sha256Hash;
  return [documentId, doc_id, persisted].find((id) => typeof id === 'string');
}

export function toGatewayRequest(request: Request, params: GraphQLParams): GatewayRequest {
  const operationId = operationIdOf(params);
  const authorization = request.headers.get('authorization');
  return {
    facade: 'graphql',
    readOnly: request.method === 'GET',
    signal: request.signal,
    ...(params.query && { query: params.query }),
    ...(operationId !== undefined && { operationId }),
    ...(params.operationName && { operationName: params.operationName }),
    ...(params.variables && { variables: params.variables }),
    ...(authorization && { authorization }),
  };
}
