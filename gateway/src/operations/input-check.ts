import {
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  type VariableDefinitionNode,
  coerceInputValue,
  isNonNullType,
  parse,
} from 'graphql';
import { closest } from './closest.ts';
import { type CheckValue, compileConstraint } from './constraint-check.ts';
import { variableType } from './input-schema.ts';
import type { PublishedOperation } from './operation.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** One wrong value, and where it is: a JSON Pointer (RFC 6901) into the variables. */
export interface InputProblem {
  readonly pointer: string;
  readonly detail: string;
}

export interface TypedVariable {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly required: boolean;
  /** What its value must be beyond its type. */
  readonly check?: CheckValue;
}

/** The variables that clients send, with their GraphQL types. */
export function typedVariables(schema: GraphQLSchema, operation: PublishedOperation): readonly TypedVariable[] {
  const definitions = parse(operation.document).definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? (node.variableDefinitions ?? []) : [],
  );
  const described = new Map(operation.variables.map((variable) => [variable.name, variable]));
  return definitions
    .map((definition) => ({ definition, ...described.get(definition.variable.name.value) }))
    .filter(({ claim }) => claim === undefined)
    .map(({ definition, constraint }) => ({
      ...typedVariable(schema, definition),
      ...(constraint && { check: compileConstraint(constraint) }),
    }));
}

function typedVariable(schema: GraphQLSchema, definition: VariableDefinitionNode): TypedVariable {
  const type = variableType(schema, definition);
  return { name: definition.variable.name.value, type, required: isNonNullType(type) && !definition.defaultValue };
}

/**
 * Everything that is wrong with the values, by the same coercion that executing them applies, but complete and with pointers.
 * Whether a well-formed value exists (a region, a title) is for the subgraphs to say.
 */
export function checkInput(variables: readonly TypedVariable[], values: Variables): readonly InputProblem[] {
  const known = new Set(variables.map(({ name }) => name));
  const unknown = Object.keys(values).filter((name) => !known.has(name));
  return [
    ...unknown.map((name) => ({ pointer: pointerOf([name]), detail: unknownInput(name, [...known]) })),
    ...variables.flatMap((variable) => checkVariable(variable, values)),
  ];
}

function unknownInput(name: string, known: readonly string[]): string {
  if (known.length === 0) return `"${name}" is unknown; nothing is expected here.`;
  const [guess] = closest(name, known);
  return `"${name}" is unknown; ${guess ? `did you mean "${guess}"?` : `known are ${known.join(', ')}.`}`;
}

function checkVariable({ name, type, required, check }: TypedVariable, values: Variables): readonly InputProblem[] {
  const given = Object.hasOwn(values, name) ? values[name] : undefined;
  if (given === undefined) return required ? [{ pointer: pointerOf([name]), detail: `"${name}" is required.` }] : [];
  const problems: InputProblem[] = [];
  const value: unknown = coerceInputValue(given, type, (path, _value, error) => {
    problems.push({ pointer: pointerOf([name, ...path]), detail: error.message });
  });
  return problems.length > 0 || !check ? problems : violationsOf(name, value, check);
}

/** What is wrong with a variable's value that has the right type. */
export const violationsOf = (name: string, value: unknown, check: CheckValue): readonly InputProblem[] =>
  check(value).map(({ path, detail }) => {
    const pointer = pointerOf([name, ...path]);
    return { pointer, detail: `"${pointer.slice(1)}" ${detail}` };
  });

/** RFC 6901 §3 */
export const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
