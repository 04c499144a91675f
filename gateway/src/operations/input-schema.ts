import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import { DIALECT, described, leafSchema, orNull } from './json-schema.ts';
import type { JsonSchema, OperationVariable } from './operation.ts';

/** The variables of an operation that is valid against the schema. */
export const readVariables = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): readonly OperationVariable[] =>
  (operation.variableDefinitions ?? []).map((definition) => readVariable(schema, definition));

function readVariable(schema: GraphQLSchema, definition: VariableDefinitionNode): OperationVariable {
  const type = variableType(schema, definition);
  const description = definition.description?.value ?? '';
  const fallback = definition.defaultValue && { default: valueFromAST(definition.defaultValue, type) };
  return {
    name: definition.variable.name.value,
    description,
    required: isNonNullType(type) && definition.defaultValue === undefined,
    schema: { ...described(typeSchema(type, []), description), ...fallback },
  };
}

/** The input type of a variable that is known to be valid. */
export function variableType(schema: GraphQLSchema, { type, variable }: VariableDefinitionNode): GraphQLInputType {
  const found = typeFromAST(schema, type);
  if (isInputType(found)) return found;
  throw new TypeError(`$${variable.name.value} has no input type`);
}

/** All variables as one closed object. */
export const inputSchema = (variables: readonly OperationVariable[]): JsonSchema => ({
  $schema: DIALECT,
  type: 'object',
  properties: Object.fromEntries(variables.map(({ name, schema }) => [name, schema])),
  required: variables.filter(({ required }) => required).map(({ name }) => name),
  additionalProperties: false,
});

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
