import { GraphQLError } from 'graphql';
import { AppError, isErrorCode } from './errors.ts';

/** Told of every fault that is ours, with what must not be sent. */
export type ReportFault = (error: unknown) => void;

/**
 * An error as it may leave: one of the closed family goes out with its code, anything else becomes
 * INTERNAL_SERVER_ERROR and is reported, so that no SQL, stack or upstream address leaks.
 */
export function maskError(error: unknown, report: ReportFault): GraphQLError {
  const graphql = toGraphqlError(error);
  if (isErrorCode(graphql.extensions['code'])) return graphql;
  const isOfDocument = !graphql.path && (!graphql.originalError || graphql.originalError instanceof GraphQLError);
  if (isOfDocument) return withCode(graphql);
  report(graphql.originalError ?? graphql);
  return new GraphQLError('The server failed to answer this part; the fault was logged.', {
    ...(graphql.nodes && { nodes: graphql.nodes }),
    ...(graphql.path && { path: graphql.path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
}

function toGraphqlError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const message = error instanceof AppError ? error.message : 'Unexpected error.';
  return new GraphQLError(message, { originalError: error as Error });
}

/** graphql-js raises errors without a code and a path for a document or variables of the wrong shape: they are the client's. */
function withCode(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    ...(error.nodes && { nodes: error.nodes }),
    ...(error.path && { path: error.path }),
    extensions: { ...error.extensions, code: 'BAD_USER_INPUT' },
  });
}

/** Any thrown value as an AppError; what is not of the family is reported and becomes INTERNAL_SERVER_ERROR. */
export function toAppError(error: unknown, report: ReportFault): AppError {
  if (error instanceof AppError) return error;
  report(error);
  return new AppError('INTERNAL_SERVER_ERROR', 'The server failed to answer; the fault was logged.', { cause: error });
}
