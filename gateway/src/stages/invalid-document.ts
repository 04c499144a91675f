import { AppError } from '@media-gateway/kernel';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';

/** Several errors that belong together are one AppError with the others beside it; the response lists them all. */
export class InvalidRequest extends AppError {
  readonly errors: readonly GraphQLFormattedError[];

  constructor(code: 'GRAPHQL_VALIDATION_FAILED' | 'BAD_USER_INPUT', errors: readonly GraphQLError[]) {
    super(code, errors.map(({ message }) => message).join('\n'));
    this.errors = errors.map((error) => withCode(error, code));
  }
}

function withCode(error: GraphQLError, code: string): GraphQLFormattedError {
  const { message, locations, extensions } = error.toJSON();
  return { message: shortened(message), ...(locations && { locations }), extensions: { ...extensions, code } };
}

/** Names that are like a wrong one, as graphql-js suggests them: they tell of a schema that may not be read. */
const SUGGESTION = / ?Did you mean [^?]*\?/g;

export const withoutSuggestion = (error: GraphQLFormattedError): GraphQLFormattedError => ({
  ...error,
  message: error.message.replace(SUGGESTION, ''),
});

/** A wrong value is repeated in the message; a large one need not be. */
const shortened = (message: string) => (message.length > 500 ? `${message.slice(0, 500)}…` : message);

export const invalidDocument = (errors: readonly GraphQLError[]) =>
  new InvalidRequest('GRAPHQL_VALIDATION_FAILED', errors);
export const invalidVariables = (errors: readonly GraphQLError[]) => new InvalidRequest('BAD_USER_INPUT', errors);
