import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type InlineFragmentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  doTypesOverlap,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
} from 'graphql';
import { argumentsOf, conditionOf } from './argument.ts';
import { type Draft, nameNode } from './draft.ts';

/** Levels of fields and fragments at most. */
const MAX_DEPTH = 8;

/** Between one and four selections on a type, with all that hangs below them. */
export function selectionSetOf(draft: Draft, type: GraphQLCompositeType, depth: number): SelectionSetNode {
  const wanted = draft.dice.int(1, depth === 0 ? 3 : 4);
  const selections = Array.from({ length: wanted }, (_, index) =>
    index > 0 && draft.left <= 0 ? undefined : selectionOf(draft, type, depth),
  );
  return { kind: Kind.SELECTION_SET, selections: selections.filter((one) => one !== undefined) };
}

function selectionOf(draft: Draft, type: GraphQLCompositeType, depth: number): SelectionNode {
  const isDeep = depth >= MAX_DEPTH || draft.left <= 0;
  const isAbstract = isAbstractType(type);
  if (!isDeep && draft.dice.chance(isAbstract ? 45 : 15)) return inlineFragment(draft, type, depth);
  if (!isDeep && draft.dice.chance(10)) return fragmentSpread(draft, type, depth);
  return fieldOf(draft, type, depth, isDeep);
}

function fieldOf(draft: Draft, type: GraphQLCompositeType, depth: number, isDeep: boolean): FieldNode {
  draft.left -= 1;
  const fields = isUnionType(type) ? [] : Object.values(type.getFields());
  const possible = isDeep ? fields.filter((field) => !isCompositeType(getNamedType(field.type))) : fields;
  if (possible.length === 0 || draft.dice.chance(9)) return typenameField(draft, type);
  const field = draft.dice.pick(possible);
  const named = getNamedType(field.type);
  return {
    ...aliased(draft, field.name, fields),
    arguments: argumentsOf(draft, field.args),
    directives: directivesOf(draft, 8),
    ...(isCompositeType(named) && { selectionSet: selectionSetOf(draft, named, depth + 1) }),
  };
}

const typenameField = (draft: Draft, type: GraphQLCompositeType): FieldNode => ({
  ...aliased(draft, '__typename', isUnionType(type) ? [] : Object.values(type.getFields())),
  directives: directivesOf(draft, 5),
});

/** Names that a gateway may have a use of its own for. */
const AWKWARD = ['__typename', 'id', '_entities', 'representations', 'constructor', 'name__1', '_0', '__proto__'];

/** Most fields keep their names; an alias may be the name of another field, of a key, or any. */
function aliased({ dice }: Draft, name: string, siblings: readonly GraphQLField<unknown, unknown>[]): FieldNode {
  const plain: FieldNode = { kind: Kind.FIELD, name: nameNode(name) };
  if (!dice.chance(25)) return plain;
  const others = siblings.map((field) => field.name);
  const alias = dice.pick(dice.chance(50) && others.length > 0 ? others : dice.chance(50) ? AWKWARD : ['a', 'b', 'c']);
  return alias === name ? plain : { ...plain, alias: nameNode(alias) };
}

function directivesOf(draft: Draft, percent: number): readonly DirectiveNode[] {
  const names = draft.dice.shuffle(['skip', 'include']).filter(() => draft.dice.chance(percent));
  return names.map((name) => ({
    kind: Kind.DIRECTIVE,
    name: nameNode(name),
    arguments: [{ kind: Kind.ARGUMENT, name: nameNode('if'), value: conditionOf(draft) }],
  }));
}

function inlineFragment(draft: Draft, type: GraphQLCompositeType, depth: number): InlineFragmentNode {
  const condition = draft.dice.chance(10) ? undefined : conditionFor(draft, type);
  return {
    kind: Kind.INLINE_FRAGMENT,
    ...(condition && { typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(condition.name) } }),
    directives: directivesOf(draft, 10),
    selectionSet: selectionSetOf(draft, condition ?? type, depth + 1),
  };
}

function fragmentSpread(draft: Draft, type: GraphQLCompositeType, depth: number): FragmentSpreadNode {
  const fitting = draft.fragments.filter((fragment) => overlaps(draft, type, fragment));
  const isKnown = fitting.length > 0 && draft.dice.chance(60);
  const { name } = isKnown ? draft.dice.pick(fitting) : newFragment(draft, type, depth);
  return { kind: Kind.FRAGMENT_SPREAD, name, directives: directivesOf(draft, 10) };
}

function overlaps({ schema }: Draft, type: GraphQLCompositeType, { typeCondition }: FragmentDefinitionNode): boolean {
  const condition = schema.getType(typeCondition.name.value);
  return isCompositeType(condition) && doTypesOverlap(schema, type, condition);
}

function newFragment(draft: Draft, type: GraphQLCompositeType, depth: number): FragmentDefinitionNode {
  const condition = conditionFor(draft, type);
  const made: FragmentDefinitionNode = {
    kind: Kind.FRAGMENT_DEFINITION,
    name: nameNode(`F${(draft.count += 1)}`),
    typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(condition.name) },
    selectionSet: selectionSetOf(draft, condition, depth + 1),
  };
  draft.fragments.push(made);
  return made;
}

/** A type that some objects of this one are of: itself, an interface, a union or a concrete type. */
function conditionFor({ schema, dice }: Draft, type: GraphQLCompositeType): GraphQLCompositeType {
  const concrete = (isAbstractType(type) ? schema.getPossibleTypes(type) : [type]) as readonly GraphQLObjectType[];
  if (concrete.length > 0 && dice.chance(65)) return dice.pick(concrete);
  const fitting = Object.values(schema.getTypeMap()).filter(
    (one): one is GraphQLCompositeType =>
      isCompositeType(one) && !one.name.startsWith('__') && doTypesOverlap(schema, type, one),
  );
  return fitting.length > 0 ? dice.pick(fitting) : type;
}
