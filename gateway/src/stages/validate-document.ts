import { type DocumentNode, GraphQLError, type GraphQLSchema, validate, visit } from 'graphql';
import { invalidDocument } from './invalid-document.ts';
import { noNul } from './variables.ts';

/** @throws AppError GRAPHQL_VALIDATION_FAILED with each error, and BAD_USER_INPUT for a text with U+0000. */
export function validateDocument(schema: GraphQLSchema, document: DocumentNode): void {
  const errors = validateAll(schema, document);
  if (errors.length > 0) throw invalidDocument(errors);
  visit(document, {
    StringValue: ({ value }) => {
      if (value.includes('\0')) throw noNul();
    },
  });
}

/** A rule of graphql-js throws where a subscription has a condition by variable, instead of telling. */
function validateAll(schema: GraphQLSchema, parsed: DocumentNode): readonly GraphQLError[] {
  try {
    return validate(schema, parsed, undefined, { maxErrors: 10 }).map(explained);
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** All that graphql-js says when it gives up, for want of an end to comparing fields with each other. */
const explained = (error: GraphQLError): GraphQLError =>
  error.message === 'Validation aborted.'
    ? new GraphQLError('The document selects the same fields too often to be checked; select each field once.')
    : error;

/** Whether the schema is asked for. `__typename` is not about the schema. */
export function introspects(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field: ({ name: { value } }) => {
      found ||= value === '__schema' || value === '__type';
    },
  });
  return found;
}
