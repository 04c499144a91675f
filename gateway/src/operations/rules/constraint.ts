import { type GraphQLSchema, type VariableDefinitionNode, valueFromAST } from 'graphql';
import { compileConstraint } from '../constraint-check.ts';
import { isListSchema, readConstraint, valueSchema } from '../constraint.ts';
import { directiveNode } from '../directives.ts';
import { variableSchema, variableType } from '../input-schema.ts';
import type { Constraint, JsonSchema } from '../operation.ts';
import { problemOfPattern } from './pattern.ts';
import { type Problem, problemAt } from '../problem.ts';
import type { ParsedSource } from '../source.ts';

/** What is wrong with `@constraint`. */
export const checkConstraints = (schema: GraphQLSchema, { file, operation }: ParsedSource): readonly Problem[] =>
  (operation.variableDefinitions ?? []).flatMap((definition) => {
    const constraint = readConstraint(schema, definition);
    if (!constraint) return [];
    const type = { name: String(variableType(schema, definition)), schema: variableSchema(schema, definition) };
    const wrong = [...checkFit(type, constraint), ...checkRanges(constraint), ...checkPattern(type, constraint)];
    const problems = wrong.length > 0 ? wrong : checkDefault(schema, definition, constraint);
    return problems.map((message) => problemAt(file, directiveNode(definition, 'constraint'), message));
  });

interface NamedSchema {
  /** As GraphQL writes it. */
  readonly name: string;
  readonly schema: JsonSchema;
}

type Limit = keyof Constraint;
const OF_NUMBERS: readonly Limit[] = ['min', 'max'];
const OF_TEXTS: readonly Limit[] = ['minLength', 'maxLength', 'pattern'];
const OF_LISTS: readonly Limit[] = ['minItems', 'maxItems'];

function checkFit({ name, schema }: NamedSchema, constraint: Constraint): readonly string[] {
  const given = Object.keys(constraint) as readonly Limit[];
  if (given.length === 0) return ['@constraint says nothing; give it an argument, or leave it out.'];
  const fitting = [...limitsOf(valueSchema(schema)), ...(isListSchema(schema) ? OF_LISTS : [])];
  const may = fitting.length > 0 ? `it takes ${fitting.join(', ')}` : 'it takes none';
  return given.filter((one) => !fitting.includes(one)).map((one) => `"${one}" does not fit the type ${name}; ${may}.`);
}

function limitsOf({ type, enum: values }: JsonSchema): readonly Limit[] {
  if (type === 'integer' || type === 'number') return OF_NUMBERS;
  return type === 'string' && !values ? OF_TEXTS : [];
}

const RANGES = [
  ['min', 'max'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
] as const;

function checkRanges(constraint: Constraint): readonly string[] {
  const negative = [...RANGES[1], ...RANGES[2]].filter((one) => (constraint[one] ?? 0) < 0);
  const empty = RANGES.filter(([low, high]) => (constraint[low] ?? -Infinity) > (constraint[high] ?? Infinity));
  return [
    ...negative.map((one) => `"${one}" is ${constraint[one]}; it cannot be below 0.`),
    ...empty.map(([low, high]) => `"${low}" (${constraint[low]}) is above "${high}" (${constraint[high]}).`),
  ];
}

function checkPattern({ name, schema }: NamedSchema, { pattern, maxLength }: Constraint): readonly string[] {
  if (pattern === undefined) return [];
  if (valueSchema(schema)['pattern'] !== undefined)
    return [`The type ${name} has a pattern of its own; leave yours out.`];
  const problem = problemOfPattern(pattern, maxLength);
  return problem ? [`The pattern "${pattern}" ${problem}`] : [];
}

/** A default that is refused would refuse everybody who leaves the variable out. */
function checkDefault(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  constraint: Constraint,
): readonly string[] {
  if (!definition.defaultValue) return [];
  const value = valueFromAST(definition.defaultValue, variableType(schema, definition));
  return compileConstraint(constraint)(value).map(({ detail }) => `The default ${detail}`);
}
