import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  isAbstractType,
} from 'graphql';

export interface SelectionContext {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Everything that one response key asks for on one object type. */
export interface SelectedField {
  /** The field's name in the schema. */
  readonly name: string;
  /** What is asked of its value, where it has fields. */
  readonly sets: readonly SelectionSetNode[];
  /** True when `@skip` or `@include` may leave it out. */
  readonly optional: boolean;
}

/** The fields that a selection asks of one object type, merged by response key. GraphQL October 2021 §6.3.2, CollectFields. */
export function collectFields(
  context: SelectionContext,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): ReadonlyMap<string, SelectedField> {
  const fields = new Map<string, SelectedField>();
  for (const { node, optional } of sets.flatMap((set) => flatten(context, type, set.selections, false))) {
    const key = node.alias?.value ?? node.name.value;
    const known = fields.get(key);
    fields.set(key, {
      name: node.name.value,
      sets: [...(known?.sets ?? []), ...(node.selectionSet ? [node.selectionSet] : [])],
      optional: optional && (known?.optional ?? true),
    });
  }
  return fields;
}

interface FlatField {
  readonly node: FieldNode;
  readonly optional: boolean;
}

function flatten(
  context: SelectionContext,
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
  within: boolean,
): readonly FlatField[] {
  return selections.flatMap((selection) => {
    const optional = within || isConditional(selection);
    if (selection.kind === Kind.FIELD) return [{ node: selection, optional }];
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? context.fragments.get(selection.name.value) : selection;
    if (!fragment || !applies(context.schema, type, fragment.typeCondition)) return [];
    return flatten(context, type, fragment.selectionSet.selections, optional);
  });
}

const isConditional = ({ directives }: SelectionNode): boolean =>
  directives?.some(({ name }) => name.value === 'skip' || name.value === 'include') ?? false;

function applies(schema: GraphQLSchema, type: GraphQLObjectType, condition: NamedTypeNode | undefined): boolean {
  if (!condition || condition.name.value === type.name) return true;
  const wider = schema.getType(condition.name.value);
  return isAbstractType(wider) && schema.isSubType(wider, type);
}
