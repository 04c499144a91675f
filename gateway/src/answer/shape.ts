import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { isOfType } from './types.ts';

/** A field of the answer. */
export interface FieldShape {
  /** The client's name for it. */
  readonly responseName: string;
  /** Its name in the data. */
  readonly key: string;
  readonly fieldName: string;
  readonly parentType: string;
  /** Undefined for `__typename` and introspection. */
  readonly type: GraphQLOutputType | undefined;
  readonly selection: SelectionShape | undefined;
  readonly nodes: readonly FieldNode[];
}

/** What is selected on an object, by its runtime type; worked out once for each type that appears. */
export interface SelectionShape {
  fieldsOf(runtimeType: string): readonly FieldShape[];
}

export interface ShapeSource {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly nameOf: (field: FieldNode) => string;
  /** Decides `@skip` and `@include`. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The shape of the answer to an operation, as GraphQL §6.3.2 collects fields. */
export const rootShape = (source: ShapeSource, operation: OperationDefinitionNode): SelectionShape =>
  selectionShape(source, [operation.selectionSet]);

function selectionShape(source: ShapeSource, selectionSets: readonly SelectionSetNode[]): SelectionShape {
  const byType = new Map<string, readonly FieldShape[]>();
  return {
    fieldsOf(runtimeType) {
      const known = byType.get(runtimeType);
      if (known) return known;
      const made = fieldShapes(source, selectionSets, runtimeType);
      byType.set(runtimeType, made);
      return made;
    },
  };
}

function fieldShapes(
  source: ShapeSource,
  selectionSets: readonly SelectionSetNode[],
  runtimeType: string,
): readonly FieldShape[] {
  const grouped = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  for (const selectionSet of selectionSets) collect({ ...source, runtimeType, visited, grouped }, selectionSet);
  return [...grouped].map(([responseName, nodes]) => fieldShape(source, responseName, nodes, runtimeType));
}

interface Collection extends ShapeSource {
  readonly runtimeType: string;
  /** Fragments that were spread: a second spread adds nothing, and without this few bytes could mean endless work. */
  readonly visited: Set<string>;
  readonly grouped: Map<string, FieldNode[]>;
}

function collect(collection: Collection, { selections }: SelectionSetNode): void {
  for (const node of selections) {
    if (!isIncluded(node, collection.variables)) continue;
    if (node.kind === Kind.FIELD) group(collection.grouped, node);
    else collectFragment(collection, node);
  }
}

function group(grouped: Map<string, FieldNode[]>, node: FieldNode): void {
  const name = (node.alias ?? node.name).value;
  const known = grouped.get(name);
  if (known) known.push(node);
  else grouped.set(name, [node]);
}

function collectFragment(collection: Collection, node: FragmentSpreadNode | InlineFragmentNode): void {
  const { schema, fragments, runtimeType, visited } = collection;
  if (node.kind === Kind.FRAGMENT_SPREAD) {
    if (visited.has(node.name.value)) return;
    visited.add(node.name.value);
  }
  const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments[node.name.value];
  const condition = fragment?.typeCondition?.name.value;
  if (fragment && (!condition || isOfType(schema, runtimeType, condition))) collect(collection, fragment.selectionSet);
}

function isIncluded(node: SelectionSetNode['selections'][number], variables: ShapeSource['variables']): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
}

function fieldShape(
  source: ShapeSource,
  responseName: string,
  nodes: readonly FieldNode[],
  parentType: string,
): FieldShape {
  const first = nodes[0] as FieldNode;
  const fieldName = first.name.value;
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return {
    responseName,
    key: source.nameOf(first),
    fieldName,
    parentType,
    type: typeOf(source.schema, parentType, fieldName),
    selection: selectionSets.length > 0 ? selectionShape(source, selectionSets) : undefined,
    nodes,
  };
}

function typeOf(schema: GraphQLSchema, parentType: string, fieldName: string): GraphQLOutputType | undefined {
  if (fieldName === SchemaMetaFieldDef.name || fieldName === TypeMetaFieldDef.name) return undefined;
  const parent = schema.getType(parentType);
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[fieldName]?.type : undefined;
}
