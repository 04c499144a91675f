import type { PlanNode, SubscriptionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  parse,
} from 'graphql';

export const operationOf = ({ definitions }: DocumentNode): OperationDefinitionNode =>
  definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;

/** The fragment that a spread of a valid document names. */
export function fragmentsOf({ definitions }: DocumentNode): (spread: FragmentSpreadNode) => FragmentDefinitionNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  return ({ name }) => fragments.get(name.value) as FragmentDefinitionNode;
}

/** The root fields of an operation, whatever fragments they stand in. */
export function rootFieldsOf(document: DocumentNode): readonly FieldNode[] {
  const fragments = fragmentsOf(document);
  const collect = ({ selections }: SelectionSetNode): readonly FieldNode[] =>
    selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return [node];
      return collect((node.kind === Kind.INLINE_FRAGMENT ? node : fragments(node)).selectionSet);
    });
  return collect(operationOf(document).selectionSet);
}

export const responseNameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

/** What the gateway cannot answer by itself: everything but the root's `__typename`. */
export const rootFieldNamesOf = (document: DocumentNode): readonly string[] => [
  ...new Set(
    rootFieldsOf(document)
      .filter(({ name }) => name.value !== '__typename')
      .map(responseNameOf),
  ),
];

/** The root fields, by their response names, that some fetch of a plan brings. */
export function plannedRootFields(node: PlanNode | SubscriptionNode | undefined): ReadonlySet<string> {
  return new Set(operationsIn(node).flatMap((text) => rootFieldNamesOf(parse(text, { noLocation: true }))));
}

/** The operations that are sent for the root, not for entities. */
function operationsIn(node: PlanNode | SubscriptionNode | undefined): readonly string[] {
  switch (node?.kind) {
    case undefined:
      return [];
    case 'Subscription':
      return [node.primary.operation];
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(operationsIn);
    case 'Flatten':
      return node.path.length === 0 ? operationsIn(node.node) : [];
    case 'Condition':
      return [...operationsIn(node.ifClause), ...operationsIn(node.elseClause)];
    case 'Defer':
      return [node.primary.node, ...node.deferred.map((part) => part.node)].flatMap(operationsIn);
    case 'Fetch':
      return node.requires ? [] : [node.operation];
  }
}
