import type { FetchNode, PlanNode, SubscriptionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  parse,
  print,
  stripIgnoredCharacters,
} from 'graphql';
import { eventFieldOf } from './event-fields.ts';
import { fragmentsOf, operationOf } from './root-fields.ts';

/** A subscription as the query that the planner can defer in (`event-fields.ts`). */
export const asQuery = (document: DocumentNode): DocumentNode => changeRoot(document, OperationTypeNode.QUERY, toEvent);

const toEvent = (field: FieldNode): FieldNode => ({
  ...field,
  alias: field.alias ?? field.name,
  name: { kind: Kind.NAME, value: eventFieldOf(field.name.value) },
});

/**
 * The plan of that query as the plan of the subscription: its first fetch is what is subscribed to, the rest runs for each
 * event. Undefined when it does not begin with one fetch.
 */
export function asSubscription(node: PlanNode | SubscriptionNode | undefined): SubscriptionNode | undefined {
  if (node?.kind !== 'Defer') return undefined;
  const [first, ...others] = node.primary.node?.kind === 'Sequence' ? node.primary.node.nodes : [node.primary.node];
  if (first?.kind !== 'Fetch') return undefined;
  const later = others.filter((one) => one !== undefined);
  const { node: _all, ...primary } = node.primary;
  const completing: PlanNode = { kind: 'Sequence', nodes: later };
  const rest = { ...node, primary: { ...primary, ...(later.length > 0 && { node: completing }) } };
  return { kind: 'Subscription', primary: toSubscription(first), rest };
}

function toSubscription(fetch: FetchNode): FetchNode {
  const document = changeRoot(parse(fetch.operation, { noLocation: true }), OperationTypeNode.SUBSCRIPTION, fromEvent);
  const operation = stripIgnoredCharacters(print(document));
  return { ...fetch, operation, operationKind: OperationTypeNode.SUBSCRIPTION };
}

/** The field has an alias: the name that it has in the data. */
const fromEvent = (field: FieldNode): FieldNode => ({
  ...field,
  name: { kind: Kind.NAME, value: field.name.value.slice(eventFieldOf('').length) },
});

function changeRoot(
  document: DocumentNode,
  operation: OperationTypeNode,
  change: (field: FieldNode) => FieldNode,
): DocumentNode {
  const fragments = fragmentsOf(document);
  const changeAll = (set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.map((node) => {
      if (node.kind === Kind.FIELD) return change(node);
      const { selectionSet } = node.kind === Kind.INLINE_FRAGMENT ? node : fragments(node);
      return { kind: Kind.INLINE_FRAGMENT, directives: node.directives ?? [], selectionSet: changeAll(selectionSet) };
    }),
  });
  const root = operationOf(document);
  const changed = { ...root, operation, selectionSet: changeAll(root.selectionSet) };
  return { ...document, definitions: document.definitions.map((node) => (node === root ? changed : node)) };
}
