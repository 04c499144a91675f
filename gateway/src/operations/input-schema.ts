import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type VariableDefinitionNode,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import { constrained, readConstraint } from './constraint.ts';
import { describeVariables } from './descriptions.ts';
import { directiveNode, directiveValues } from './directives.ts';
import { DIALECT, described, leafSchema, orNull } from './json-schema.ts';
import type { JsonSchema, OperationVariable } from './operation.ts';
import type { ParsedSource } from './source.ts';

/** The variables of an operation that is valid against the schema. @param schema with the facade directives. */
export function readVariables(schema: GraphQLSchema, source: ParsedSource): readonly OperationVariable[] {
  const descriptions = describeVariables(schema, source);
  return (source.operation.variableDefinitions ?? []).map((definition) =>
    readVariable(schema, definition, descriptions.get(definition.variable.name.value) ?? ''),
  );
}

function readVariable(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  description: string,
): OperationVariable {
  const type = variableType(schema, definition);
  const constraint = readConstraint(schema, definition);
  const fallback = definition.defaultValue && { default: valueFromAST(definition.defaultValue, type) };
  const shape = constraint ? constrained(typeSchema(type, []), constraint) : typeSchema(type, []);
  return {
    name: definition.variable.name.value,
    description,
    required: isNonNullType(type) && definition.defaultValue === undefined,
    schema: { ...described(shape, description), ...fallback },
    ...readSource(schema, definition),
    ...(constraint && { constraint }),
  };
}

/** Where its value comes from, when it is not one member of what a client sends. */
function readSource(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
): Pick<OperationVariable, 'isBody' | 'claim'> {
  const fromContext = directiveValues<{ readonly claim: string }>(schema, definition, 'fromContext');
  return {
    ...(directiveNode(definition, 'body') && { isBody: true }),
    ...(fromContext && { claim: fromContext.claim }),
  };
}

/** The schema of a variable's type, before its constraint. */
export const variableSchema = (schema: GraphQLSchema, definition: VariableDefinitionNode): JsonSchema =>
  typeSchema(variableType(schema, definition), []);

/** The input type of a variable that is known to be valid. */
export function variableType(schema: GraphQLSchema, { type, variable }: VariableDefinitionNode): GraphQLInputType {
  const found = typeFromAST(schema, type);
  if (isInputType(found)) return found;
  throw new TypeError(`$${variable.name.value} has no input type`);
}

/** All variables that clients send as one closed object. */
export function inputSchema(variables: readonly OperationVariable[]): JsonSchema {
  const sent = variables.filter(({ claim }) => claim === undefined);
  return {
    $schema: DIALECT,
    type: 'object',
    properties: Object.fromEntries(sent.map(({ name, schema }) => [name, schema])),
    required: sent.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
}

/** @param within the input objects that are being printed, outermost first. */
function typeSchema(type: GraphQLInputType, within: readonly GraphQLInputObjectType[]): JsonSchema {
  return isNonNullType(type) ? definiteSchema(type.ofType, within) : orNull(definiteSchema(type, within));
}

function definiteSchema(type: GraphQLInputType, within: readonly GraphQLInputObjectType[]): JsonSchema {
  if (isNonNullType(type)) return definiteSchema(type.ofType, within);
  if (isListType(type)) return { type: 'array', items: typeSchema(type.ofType, within) };
  return isInputObjectType(type) ? objectSchema(type, within) : leafSchema(type);
}

/** Printed in place, since a `$ref` has no common root in a tool and in OpenAPI; a type within itself stays open. */
function objectSchema(type: GraphQLInputObjectType, within: readonly GraphQLInputObjectType[]): JsonSchema {
  if (within.includes(type)) return { type: 'object' };
  const fields = Object.values(type.getFields());
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field, [...within, type])])),
    required: fields.filter(isRequiredInputField).map(({ name }) => name),
    additionalProperties: false,
  };
}

const fieldSchema = (field: GraphQLInputField, within: readonly GraphQLInputObjectType[]): JsonSchema => ({
  ...described(typeSchema(field.type, within), field.description),
  ...(field.defaultValue !== undefined && { default: field.defaultValue }),
});
