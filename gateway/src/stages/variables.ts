import { AppError } from '@media-gateway/kernel';
import { type GraphQLSchema, type OperationDefinitionNode, getVariableValues } from 'graphql';
import type { Limits } from '../options.ts';
import { invalidVariables } from './invalid-document.ts';

/**
 * The variables, checked by their types and with defaults filled in.
 * @throws AppError BAD_USER_INPUT naming each variable that is missing, of the wrong type or unknown; NESTING_LIMIT_EXCEEDED and
 *   VARIABLES_LIMIT_EXCEEDED for what is too deep or too large to be looked at.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
  limits: Pick<Limits, 'valueNesting' | 'variables'>,
): Readonly<Record<string, unknown>> {
  checkNames(
    variableDefinitions.map(({ variable }) => variable.name.value),
    Object.keys(given),
  );
  if (NUL.test(textOf(given, limits))) throw noNul();
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given, { maxErrors: 10 });
  if (errors) throw invalidVariables(errors);
  return coerced;
}

/** The variables as JSON; what is nested too deeply cannot be written, nor read by who comes next. */
function textOf(given: object, limits: Pick<Limits, 'valueNesting' | 'variables'>): string {
  for (const value of Object.values(given)) checkNesting(value, limits.valueNesting, limits.valueNesting);
  const text = JSON.stringify(given);
  if (text.length <= limits.variables) return text;
  throw new AppError(
    'VARIABLES_LIMIT_EXCEEDED',
    `The variables have ${text.length} characters as JSON; ${limits.variables} are allowed.`,
    { details: { actual: text.length, maximum: limits.variables } },
  );
}

/** @param left levels that may follow. */
function checkNesting(value: unknown, left: number, maximum: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (left > 0) for (const one of Object.values(value)) checkNesting(one, left - 1, maximum);
  else {
    const message = `A variable has more than ${maximum} levels of lists and objects.`;
    throw new AppError('NESTING_LIMIT_EXCEEDED', message, { details: { maximum } });
  }
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
