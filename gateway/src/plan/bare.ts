import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  getNamedType,
  isAbstractType,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * The fields of an abstract type on which only members of it are selected: `near { ... on Person { name } }`. Where no object can be
 * such a member, the planner leaves the whole field out; but that there is an object is part of the answer.
 */
export function bareFields(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<FieldNode> {
  const types = new TypeInfo(schema);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const found = new Set<FieldNode>();
  const enter = (field: FieldNode) => {
    const type = getNamedType(types.getType());
    if (field.selectionSet && isAbstractType(type) && isBare(schema, fragments, field.selectionSet, type))
      found.add(field);
  };
  visit(document, visitWithTypeInfo(types, { Field: { enter } }));
  return found;
}

function isBare(
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  { selections }: SelectionSetNode,
  type: GraphQLCompositeType,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  const isNarrower = (node: SelectionNode): boolean => {
    // What stands under a condition may be gone when the operation is planned.
    if (node.directives?.length) return true;
    if (node.kind === Kind.FIELD) return false;
    const name = node.kind === Kind.FRAGMENT_SPREAD ? node.name.value : '';
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(name) : node;
    if (!fragment || seen.has(name)) return true;
    const condition = fragment.typeCondition?.name.value ?? type.name;
    if (!holdsAlways(schema, type, condition)) return true;
    return isBare(schema, fragments, fragment.selectionSet, type, name ? new Set([...seen, name]) : seen);
  };
  return selections.every(isNarrower);
}

/** Whether every object of the type is of the condition. */
function holdsAlways(schema: GraphQLSchema, type: GraphQLCompositeType, condition: string): boolean {
  if (type.name === condition) return true;
  const wider = schema.getType(condition);
  if (!isAbstractType(wider)) return false;
  return isAbstractType(type)
    ? schema.getPossibleTypes(type).every((member) => schema.isSubType(wider, member))
    : schema.isSubType(wider, type);
}
