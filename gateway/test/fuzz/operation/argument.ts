import {
  type ArgumentNode,
  type ConstObjectValueNode,
  type ConstValueNode,
  type GraphQLArgument,
  type GraphQLInputField,
  GraphQLBoolean,
  GraphQLInt,
  GraphQLString,
  GraphQLNonNull,
  type GraphQLInputType,
  Kind,
  type ObjectFieldNode,
  type ValueNode,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isScalarType,
} from 'graphql';
import { type Draft, type Variable, nameNode, typeNode, variableNode } from './draft.ts';
import { literalOf, valueOf } from './value.ts';

/** All that are required and some of the others, in any order. */
export function argumentsOf(draft: Draft, args: readonly GraphQLArgument[]): readonly ArgumentNode[] {
  const wanted = args.filter((arg) => isRequiredArgument(arg) || draft.dice.chance(55));
  return draft.dice
    .shuffle(wanted)
    .map((arg) => ({ kind: Kind.ARGUMENT, name: nameNode(arg.name), value: inputOf(draft, arg) }));
}

type Position = Pick<GraphQLArgument | GraphQLInputField, 'type' | 'defaultValue'>;

/** A literal, a variable, or a literal with variables in it. */
export function inputOf(draft: Draft, position: Position): ValueNode {
  const { dice } = draft;
  if (dice.chance(35)) return variableFor(draft, position);
  if (!isNonNullType(position.type) && dice.chance(8)) return { kind: Kind.NULL };
  return withVariables(draft, position.type, literalOf(draft, position.type));
}

/** Puts variables in place of some items and fields of a literal; within a custom scalar they may be of any type. */
function withVariables(draft: Draft, type: GraphQLInputType, literal: ConstValueNode): ValueNode {
  const inner = getNullableType(type);
  if (literal.kind === Kind.OBJECT && isScalarType(inner)) return withAnyVariables(draft, literal);
  if (literal.kind === Kind.LIST && isListType(inner))
    return { ...literal, values: literal.values.map((item) => perhapsVariable(draft, { type: inner.ofType }, item)) };
  if (literal.kind !== Kind.OBJECT || !isInputObjectType(inner)) return literal;
  const known = inner.getFields();
  const fields = literal.fields.map((field): ObjectFieldNode => {
    const position = known[field.name.value] as GraphQLInputField;
    return { ...field, value: perhapsVariable(draft, position, field.value) };
  });
  return { ...literal, fields };
}

const withAnyVariables = (draft: Draft, { fields, ...literal }: ConstObjectValueNode): ValueNode => ({
  ...literal,
  fields: fields.map((field): ObjectFieldNode => ({
    ...field,
    value: perhapsVariable(draft, { type: draft.dice.pick([GraphQLString, GraphQLInt]) }, field.value),
  })),
});

const perhapsVariable = (
  draft: Draft,
  position: Omit<Position, 'defaultValue'> & { defaultValue?: unknown },
  literal: ConstValueNode,
): ValueNode =>
  draft.dice.chance(20)
    ? variableFor(draft, { defaultValue: undefined, ...position })
    : withVariables(draft, position.type, literal);

/** A variable whose type fits the position: one that is there already, or a new one. */
function variableFor(draft: Draft, position: Position): ValueNode {
  const type = String(position.type);
  const known = [...draft.variables.values()].filter(({ definition }) => typeTextOf(definition) === type);
  if (known.length > 0 && draft.dice.chance(40)) return draft.dice.pick(known).definition.variable;
  return newVariable(draft, position).definition.variable;
}

const typeTextOf = ({ type }: Variable['definition']): string =>
  type.kind === Kind.NON_NULL_TYPE ? `${textOfNullable(type.type)}!` : textOfNullable(type);

function textOfNullable(type: Variable['definition']['type']): string {
  if (type.kind === Kind.NAMED_TYPE) return type.name.value;
  const inner = type.kind === Kind.NON_NULL_TYPE ? `${textOfNullable(type.type)}!` : textOfNullable(type.type);
  return type.kind === Kind.LIST_TYPE ? `[${inner}]` : inner;
}

/** Its type may be stricter than the position's, or nullable where a default stands in (GraphQL §5.8.5). */
function newVariable(draft: Draft, position: Position): Variable {
  const { dice } = draft;
  const nullable = getNullableType(position.type);
  const hasDefault = dice.chance(30);
  const mustBe = isNonNullType(position.type) && !hasDefault && position.defaultValue === undefined;
  const isNonNull = mustBe || dice.chance(isNonNullType(position.type) ? 50 : 20);
  const type = isNonNull ? new GraphQLNonNull(nullable) : nullable;
  const name = `v${(draft.count += 1)}`;
  const made: Variable = {
    definition: {
      kind: Kind.VARIABLE_DEFINITION,
      variable: variableNode(name),
      type: typeNode(type),
      ...(hasDefault && { defaultValue: literalOf(draft, nullable) }),
    },
    value: givenValue(draft, type, isNonNullType(position.type), hasDefault),
  };
  draft.variables.set(name, made);
  return made;
}

/** Not given (undefined), null, or a value; null only where neither the variable nor its position forbids it. */
function givenValue(draft: Draft, type: GraphQLInputType, positionIsNonNull: boolean, hasDefault: boolean) {
  const { dice } = draft;
  const isOptional = hasDefault || !isNonNullType(type);
  if (isOptional && dice.chance(30)) return undefined;
  if (!positionIsNonNull && !isNonNullType(type) && dice.chance(15)) return null;
  return valueOf(literalOf(draft, type));
}

/** For `@skip` and `@include`. */
export const conditionOf = (draft: Draft): ValueNode =>
  draft.dice.chance(40)
    ? { kind: Kind.BOOLEAN, value: draft.dice.chance(50) }
    : variableFor(draft, { type: new GraphQLNonNull(GraphQLBoolean), defaultValue: undefined });
