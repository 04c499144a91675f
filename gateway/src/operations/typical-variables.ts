import {
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { variableType } from './input-schema.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a required value is taken to be; a scalar that is not here is a text. */
const SCALARS: Values = { Int: 10, Float: 1, Boolean: true };

/** Variables to reckon a cost with: those alone that are required and have no default. */
export const typicalVariables = (
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): Values =>
  Object.fromEntries(
    variableDefinitions
      .map((definition) => ({ definition, type: variableType(schema, definition) }))
      .filter(({ definition, type }) => isNonNullType(type) && !definition.defaultValue)
      .map(({ definition, type }) => [definition.variable.name.value, typical(type)]),
  );

function typical(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return typical(type.ofType);
  if (isListType(type)) return [typical(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? '';
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(required.map((field) => [field.name, typical(field.type)]));
}
