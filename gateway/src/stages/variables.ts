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
  if (NUL.test(JSON.stringify(given))) throw noNul();
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given, { maxErrors: 10 });
  if (errors) throw invalidVariables(errors);
  return coerced;
}

/** U+0000 as JSON writes it, and not a backslash that is followed by "u0000". */
const NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/** PostgreSQL has no text with U+0000, and nobody means it. */
export const noNul = () => new AppError('BAD_USER_INPUT', 'A text may not contain the character U+0000.');

/** A variable that the operation does not have is most often a misspelt one. */
function checkNames(known: readonly string[], given: readonly string[]): void {
  const names = new Set(known);
  const unknown = given.filter((name) => !names.has(name));
  if (unknown.length === 0) return;
  const has = known.length > 0 ? `it has ${listed(known)}` : 'it has none';
  throw new AppError('BAD_USER_INPUT', `The operation has no variable ${listed(unknown)}; ${has}.`);
}

/** How many names a message repeats, and how much of each. */
const [MAX_NAMES, MAX_NAME] = [20, 80];

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).map((name) => `"$${name.slice(0, MAX_NAME)}"`);
  return `${shown.join(', ')}${names.length > MAX_NAMES ? ', …' : ''}`;
}
