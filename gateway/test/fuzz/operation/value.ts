import {
  type ConstValueNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  Kind,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  valueFromASTUntyped,
} from 'graphql';
import { type Draft, nameNode } from './draft.ts';

const NULL: ConstValueNode = { kind: Kind.NULL };

/** Nested input objects and lists within a value at most. */
const MAX_DEPTH = 3;

/** A value of an input type as a literal. */
export function literalOf(draft: Draft, type: GraphQLInputType, depth = 0): ConstValueNode {
  const { dice } = draft;
  if (isNonNullType(type)) return presentLiteral(draft, type.ofType, depth);
  if (depth > 0 && dice.chance(10)) return NULL;
  return presentLiteral(draft, type, depth);
}

/** As `literalOf`, but never null at the top. */
function presentLiteral(draft: Draft, type: GraphQLInputType, depth: number): ConstValueNode {
  if (isNonNullType(type)) return presentLiteral(draft, type.ofType, depth);
  if (isListType(type)) return listLiteral(draft, type.ofType, depth);
  return isInputObjectType(type) ? objectLiteral(draft, type, depth) : leafLiteral(draft, type);
}

/** One item may stand for a list of one (GraphQL §3.11), unless it is a list itself. */
function listLiteral(draft: Draft, item: GraphQLInputType, depth: number): ConstValueNode {
  const { dice } = draft;
  if (!isListType(getNullableType(item)) && dice.chance(10)) return presentLiteral(draft, item, depth + 1);
  const size = depth >= MAX_DEPTH ? 0 : dice.int(0, 3);
  return { kind: Kind.LIST, values: Array.from({ length: size }, () => literalOf(draft, item, depth + 1)) };
}

function objectLiteral(draft: Draft, type: GraphQLInputObjectType, depth: number): ConstValueNode {
  const { dice } = draft;
  const wanted = Object.values(type.getFields()).filter(
    (field) => isRequiredInputField(field) || (depth < MAX_DEPTH && dice.chance(50)),
  );
  return {
    kind: Kind.OBJECT,
    fields: dice.shuffle(wanted).map((field) => ({
      kind: Kind.OBJECT_FIELD,
      name: nameNode(field.name),
      value: literalOf(draft, field.type, depth + 1),
    })),
  };
}

const INTS = [0, 1, 2, 3, 5, -1, 1815, 2147483647];
const FLOATS = [0, 0.5, -2.25, 3, 1e21];
const STRINGS = ['', 'a', 'é "quoted" \\ 😀', 'two\nlines', '$v', '__typename'];

function leafLiteral({ dice, words }: Draft, type: GraphQLLeafType): ConstValueNode {
  if (isEnumType(type)) return { kind: Kind.ENUM, value: dice.pick(type.getValues()).name };
  const known = words[type.name] ?? [];
  const value = known.length > 0 && dice.chance(80) ? dice.pick(known) : anyLeaf(dice, type.name);
  return untypedLiteral(value);
}

function anyLeaf(dice: Draft['dice'], scalar: string): unknown {
  if (scalar === 'Int') return dice.chance(60) ? dice.int(1, 3) : dice.pick(INTS);
  if (scalar === 'Float') return dice.pick(FLOATS);
  if (scalar === 'Boolean') return dice.chance(50);
  return scalar === 'ID' && dice.chance(20) ? dice.int(0, 9) : dice.pick(STRINGS);
}

/** JSON as a literal. */
function untypedLiteral(value: unknown): ConstValueNode {
  if (value === null) return NULL;
  if (Array.isArray(value)) return { kind: Kind.LIST, values: value.map(untypedLiteral) };
  if (typeof value === 'boolean') return { kind: Kind.BOOLEAN, value };
  if (typeof value === 'number')
    return { kind: Number.isInteger(value) && Math.abs(value) < 1e20 ? Kind.INT : Kind.FLOAT, value: String(value) };
  if (typeof value === 'object')
    return {
      kind: Kind.OBJECT,
      fields: Object.entries(value).map(([name, inner]) => ({
        kind: Kind.OBJECT_FIELD,
        name: nameNode(name),
        value: untypedLiteral(inner),
      })),
    };
  return { kind: Kind.STRING, value: String(value) };
}

/** A literal as the JSON of a variable. */
export const valueOf = (literal: ConstValueNode): unknown => valueFromASTUntyped(literal);
