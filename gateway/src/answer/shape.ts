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

/** A fragment of the answer that comes later. */
export interface DeferredShape {
  /** What the plan calls it. */
  readonly label: string;
  /** What the client calls it. */
  readonly clientLabel: string | undefined;
  readonly selection: SelectionShape;
}

/** What is selected on an object, by its runtime type; worked out once for each type that appears. */
export interface SelectionShape {
  fieldsOf(runtimeType: string): readonly FieldShape[];
  deferredOf(runtimeType: string): readonly DeferredShape[];
}

interface SelectedOnType {
  readonly fields: readonly FieldShape[];
  readonly deferred: readonly DeferredShape[];
}

export interface ShapeSource {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly nameOf: (field: FieldNode) => string;
  /** What a fragment is called that comes later; undefined for one that comes with the rest. */
  readonly deferredOf: (fragment: InlineFragmentNode) => DeferredFragment | undefined;
  /** Decides `@skip` and `@include`. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A deferred fragment of the client's document. */
export interface DeferredFragment {
  /** Unique in the operation; what the plan calls it. */
  readonly label: string;
  /** The client's own label. */
  readonly clientLabel: string | undefined;
}

/** The shape of the answer to an operation, as GraphQL §6.3.2 collects fields. */
export const rootShape = (source: ShapeSource, operation: OperationDefinitionNode): SelectionShape =>
  selectionShape(source, [operation.selectionSet]);

function selectionShape(source: ShapeSource, selectionSets: readonly SelectionSetNode[]): SelectionShape {
  const byType = new Map<string, SelectedOnType>();
  const selectedOn = (runtimeType: string): SelectedOnType => {
    const known = byType.get(runtimeType);
    if (known) return known;
    const made = select(source, selectionSets, runtimeType);
    byType.set(runtimeType, made);
    return made;
  };
  return {
    fieldsOf: (runtimeType) => selectedOn(runtimeType).fields,
    deferredOf: (runtimeType) => selectedOn(runtimeType).deferred,
  };
}

function select(source: ShapeSource, selectionSets: readonly SelectionSetNode[], runtimeType: string): SelectedOnType {
  const collection = { ...source, runtimeType, visited: new Set<string>(), grouped: new Map(), deferred: [] };
  for (const selectionSet of selectionSets) collect(collection, selectionSet);
  const grouped: ReadonlyMap<string, FieldNode[]> = collection.grouped;
  const fields = [...grouped].map(([responseName, nodes]) => fieldShape(source, responseName, nodes, runtimeType));
  return { fields, deferred: collection.deferred };
}

interface Collection extends ShapeSource {
  readonly runtimeType: string;
  /** Fragments that were spread: a second spread adds nothing, and without this few bytes could mean endless work. */
  readonly visited: Set<string>;
  readonly grouped: Map<string, FieldNode[]>;
  readonly deferred: DeferredShape[];
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
  if (!fragment || (condition && !isOfType(schema, runtimeType, condition))) return;
  const deferred = fragment.kind === Kind.INLINE_FRAGMENT ? collection.deferredOf(fragment) : undefined;
  if (!deferred) return collect(collection, fragment.selectionSet);
  collection.deferred.push({ ...deferred, selection: selectionShape(collection, [fragment.selectionSet]) });
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
