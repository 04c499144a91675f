import { type DocumentNode, type InlineFragmentNode, Kind, type SelectionNode } from 'graphql';
import { deferOf } from '../deferred.ts';
import { TYPENAME } from './selections.ts';
import type { MendedSupergraph } from './supergraph.ts';
import { type FragmentNode, type TypedSelections, mapSelectionSets } from './typed-selections.ts';

/**
 * The document with each fragment on an interface that some subgraph knows as one object type (`@interfaceObject`), where it
 * stands within another interface or a union, wrapped in fragments on the object types that are both: with the interface
 * alone the planner may look for a way to the type's name in that subgraph and fail.
 */
export function wrapInterfaceConditions(document: DocumentNode, supergraph: MendedSupergraph): DocumentNode {
  const wrapAll = ({ set, type, conditionOf }: TypedSelections) => ({
    ...set,
    selections: set.selections.flatMap((node): readonly SelectionNode[] => {
      const condition = node.kind === Kind.FIELD ? undefined : conditionOf(node);
      return node.kind !== Kind.FIELD && condition !== undefined && isAnother(supergraph, type, condition)
        ? wrap(supergraph, node, type, condition)
        : [node];
    }),
  });
  return mapSelectionSets(document, supergraph, wrapAll);
}

function isAnother({ definitions, interfaceObjects }: MendedSupergraph, type: string, condition: string): boolean {
  const isObject = definitions.types.get(type)?.kind === Kind.OBJECT_TYPE_DEFINITION;
  return condition !== type && !isObject && interfaceObjects.has(condition);
}

/** What is said of the fragment as a whole, such as that it is deferred, stays around it. */
function wrap(
  { definitions }: MendedSupergraph,
  node: FragmentNode,
  type: string,
  condition: string,
): readonly InlineFragmentNode[] {
  const among = new Set(definitions.objectsOf(type));
  const objects = definitions.objectsOf(condition).filter((name) => among.has(name));
  const inner = objects.map((name) => fragment([{ ...node, directives: [] }], { on: name }));
  return node.directives?.length ? [fragment(inner, { directives: node.directives })] : inner;
}

const fragment = (
  selections: readonly SelectionNode[],
  { on, directives = [] }: { on?: string; directives?: InlineFragmentNode['directives'] },
): InlineFragmentNode => ({
  kind: Kind.INLINE_FRAGMENT,
  ...(on !== undefined && { typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: on } } }),
  directives,
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});

/**
 * The document with the types of interface objects asked for where a fragment on one of their types is deferred: which
 * objects have such a part is to be known with the first part, and their subgraph does not tell.
 */
export function withTypesOfDeferred(document: DocumentNode, supergraph: MendedSupergraph): DocumentNode {
  const isOpen = ({ type, conditionOf }: TypedSelections, node: SelectionNode) =>
    node.kind !== Kind.FIELD && deferOf(node) !== undefined && (conditionOf(node) ?? type) !== type;
  return mapSelectionSets(document, supergraph, (selections) => {
    const { set, type } = selections;
    const asks = supergraph.interfaceObjects.has(type) && set.selections.some((node) => isOpen(selections, node));
    return asks ? { ...set, selections: [...set.selections, TYPENAME] } : set;
  });
}
