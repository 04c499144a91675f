import {
  type DocumentNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fieldOf, namedTypeOf } from './definitions.ts';
import type { MendedSupergraph } from './supergraph.ts';

export type FragmentNode = InlineFragmentNode | FragmentSpreadNode;

/** A selection set of a document, with its type. */
export interface TypedSelections {
  readonly set: SelectionSetNode;
  readonly type: string;
  /** The type condition of a fragment in it. */
  readonly conditionOf: (fragment: FragmentNode) => string | undefined;
}

export type ChangeSelections = (selections: TypedSelections) => SelectionSetNode;

/** A document with every selection set changed, from the innermost to the outermost. */
export function mapSelectionSets(
  document: DocumentNode,
  { definitions, rootOf }: Pick<MendedSupergraph, 'definitions' | 'rootOf'>,
  change: ChangeSelections,
): DocumentNode {
  const conditionOf = conditionsIn(document);
  const mapSet = (set: SelectionSetNode, type: string | undefined): SelectionSetNode => {
    const inner = { ...set, selections: set.selections.map((node) => mapNode(node, type)) };
    return type === undefined ? inner : change({ set: inner, type, conditionOf });
  };
  const mapNode = (node: SelectionNode, type: string | undefined): SelectionNode => {
    if (node.kind === Kind.FRAGMENT_SPREAD || !node.selectionSet) return node;
    const selectionSet = mapSet(
      node.selectionSet,
      node.kind === Kind.FIELD ? fieldType(node.name.value, type) : (conditionOf(node) ?? type),
    );
    return node.kind === Kind.FIELD ? { ...node, selectionSet } : { ...node, selectionSet };
  };
  const fieldType = (name: string, type: string | undefined) => {
    const definition = fieldOf(definitions.types.get(type ?? ''), name);
    return definition && namedTypeOf(definition.type);
  };
  return {
    ...document,
    definitions: document.definitions.map((node) => {
      if (node.kind === Kind.FRAGMENT_DEFINITION)
        return { ...node, selectionSet: mapSet(node.selectionSet, node.typeCondition.name.value) };
      if (node.kind !== Kind.OPERATION_DEFINITION) return node;
      return { ...node, selectionSet: mapSet(node.selectionSet, rootOf(node.operation)) };
    }),
  };
}

function conditionsIn({ definitions }: DocumentNode): TypedSelections['conditionOf'] {
  const conditions = new Map<string, string>();
  for (const node of definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) conditions.set(node.name.value, node.typeCondition.name.value);
  return (node) =>
    node.kind === Kind.FRAGMENT_SPREAD ? conditions.get(node.name.value) : node.typeCondition?.name.value;
}
