import { AppError } from '@media-gateway/kernel';
import { type GraphQLSchema, type OperationDefinitionNode, getVariableValues } from 'graphql';
import { invalidVariables } from './invalid-document.ts';

/**
 * The variables, checked by their types and with defaults filled in.
 * @throws AppError BAD_USER_INPUT naming each variable that is missing, of the wrong type or unknown.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  checkNames(
    variableDefinitions.map(({ variable }) => variable.name.value),
    Object.keys(given),
  );
  if (JSON.stringify(given).includes('\\u0000')) throw noNul();
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given, { maxErrors: 10 });
  if (errors) throw invalidVariables(errors);
  return coerced;
}

/** PostgreSQL has no text with U+0000, and nobody means it. */
export const noNul = () => new AppError('BAD_USER_INPUT', 'A text may not contain the character U+0000.');

/** A variable that the operation does not have is most often a misspelt one. */
function checkNames(known: readonly string[], given: readonly string[]): void {
  const unknown = given.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const has = known.length > 0 ? `it has ${known.map((name) => `"$${name}"`).join(', ')}` : 'it has none';
  throw new AppError(
    'BAD_USER_INPUT',
    `The operation has no variable ${unknown.map((name) => `"$${name}"`).join(', ')}; ${has}.`,
  );
}
