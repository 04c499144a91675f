import type { Server } from 'node:http';
import { type ExecutionArgs, type ExecutionResult, type FormattedExecutionResult, GraphQLError, parse } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Gateway, GatewayRequest, GatewayResponse, StreamEvent } from '../../gateway.ts';

/** The largest message a client may send, in bytes. */
const MAX_MESSAGE = 1_000_000;

/** A document to satisfy graphql-ws, which wants one; the pipeline has its own. */
const NO_DOCUMENT = parse('{ __typename }');

/** Subscriptions, and everything else, over graphql-ws. `connectionParams.authorization` says who asks. */
export function serveWebSocket(server: Server, gateway: Gateway): WebSocketServer {
  const sockets = new WebSocketServer({ server, path: '/graphql', maxPayload: MAX_MESSAGE });
  useServer(
    {
      onSubscribe: async ({ connectionParams }, _id, payload) => {
        const response = await gateway.run(toGatewayRequest(payload, connectionParams));
        return refusalOf(response) ?? { schema: gateway.schema, document: NO_DOCUMENT, contextValue: response };
      },
      execute: (args: ExecutionArgs) => resultOf(args.contextValue as GatewayResponse),
      // The pipeline's errors are what is sent; graphql-ws would want to format them.
      onNext: (_context, _id, _payload, _args, result) => result as FormattedExecutionResult,
    },
    sockets,
  );
  return sockets;
}

function toGatewayRequest(
  payload: SubscribePayload,
  connectionParams: Readonly<Record<string, unknown>> | undefined,
): GatewayRequest {
  const operationId = payload.extensions?.['documentId'];
  const authorization = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
  return {
    facade: 'ws',
    ...(payload.query && { query: payload.query }),
    ...(typeof operationId === 'string' && { operationId }),
    ...(payload.operationName && { operationName: payload.operationName }),
    ...(payload.variables && { variables: payload.variables }),
    ...(typeof authorization === 'string' && { authorization }),
  };
}

/** Errors before there is any data are an `error` message, which ends the operation. */
function refusalOf(response: GatewayResponse): readonly GraphQLError[] | undefined {
  if (response.kind !== 'single' || 'data' in response.result) return undefined;
  return (response.result.errors ?? []).map(({ message, extensions }) => new GraphQLError(message, { extensions }));
}

const resultOf = (response: GatewayResponse): AsyncGenerator<ExecutionResult> | ExecutionResult =>
  response.kind === 'stream'
    ? results(response.events)
    : response.kind === 'single'
      ? response.result
      : response.initial.result;

async function* results(events: AsyncGenerator<StreamEvent, void, void>): AsyncGenerator<ExecutionResult, void, void> {
  for await (const { payload } of events) yield payload.result;
}
