import { AppError, type ReportFault, toAppError } from '@media-gateway/kernel';
import { type ExecutionArgs, GraphQLError, type GraphQLFormattedError, parse } from 'graphql';
import { type Context, type Server, makeServer } from 'graphql-ws';
import type { Gateway } from '../../gateway.ts';
import type { StreamOptions } from '../stream-options.ts';
import { Operation, type OperationOptions, Refusal } from './operation.ts';
import type { Peer } from './peer.ts';

export interface ProtocolOptions {
  readonly gateway: Gateway;
  readonly report: ReportFault;
  readonly streams: StreamOptions;
  /** Told of each client that has said who it is. */
  readonly introduced: (peer: Peer) => void;
}

type Init = Record<string, unknown> | undefined;

/** A document to satisfy graphql-ws, which wants one; the pipeline has its own. */
const NO_DOCUMENT = parse('{ __typename }');

/** The protocol as graphql-ws keeps it: init, ping, who may subscribe, complete. Results it does not see, see `Operation`. */
export function createProtocol({ gateway, report, streams, introduced }: ProtocolOptions): Server<Peer> {
  return makeServer<Init, Peer>({
    connectionInitWaitTimeout: streams.initTimeoutMs,
    onConnect: ({ connectionParams, extra }) => {
      const isTaken = extra.introduce(connectionParams);
      if (isTaken) introduced(extra);
      return isTaken;
    },
    onSubscribe: (context, id, payload) => {
      if (isFull(context, streams.perConnection)) return [tooMany(streams.perConnection)];
      const contextValue: OperationOptions = { gateway, peer: context.extra, id, payload };
      return { schema: gateway.schema, document: NO_DOCUMENT, contextValue };
    },
    execute: ({ contextValue }: ExecutionArgs) => new Operation(contextValue as OperationOptions),
    onError: (_context, _id, _payload, errors) => errors.flatMap((error) => whatIsSent(error, report)),
  });
}

/** graphql-ws has counted the new one already. */
const isFull = ({ subscriptions }: Context<Init, Peer>, maximum: number): boolean =>
  Object.keys(subscriptions).length > maximum;

function tooMany(maximum: number): GraphQLError {
  const message = `This connection has ${maximum} subscriptions, and no more are taken; end one of them first.`;
  const { extensions } = new AppError('SUBSCRIPTION_LIMIT_EXCEEDED', message, { details: { maximum } });
  return new GraphQLError(message, { extensions });
}

/** graphql-ws wraps what an operation throws. */
function whatIsSent(error: GraphQLError, report: ReportFault): readonly GraphQLFormattedError[] {
  const cause = error.originalError;
  if (!cause) return [error.toJSON()];
  if (cause instanceof Refusal) return cause.errors;
  const { message, extensions } = toAppError(cause, report);
  return [{ message, extensions }];
}
