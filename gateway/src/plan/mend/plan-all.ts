import type { PlanNode, SubscriptionNode } from '@apollo/query-planner';
import { type DocumentNode, OperationTypeNode, visit } from 'graphql';
import { PlanLimitError } from '../limit.ts';
import { hasDefer } from '../deferred.ts';
import { asQuery, asSubscription } from './event-plan.ts';
import { operationOf, responseNameOf, rootFieldNamesOf, rootFieldsOf } from './root-fields.ts';

export type PlanOne = (document: DocumentNode) => PlanNode | SubscriptionNode | undefined;

export interface Planned {
  readonly node: PlanNode | SubscriptionNode | undefined;
  /** Why there is no plan for a root field, by its response name. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** Plans an operation. A query that cannot be planned as a whole is planned field by field: one that fails spoils no other. */
export function planAll(document: DocumentNode, planOne: PlanOne): Planned {
  try {
    return { node: planWhole(document, planOne), reasons: new Map() };
  } catch (error) {
    if (error instanceof PlanLimitError || !isDivisible(document)) throw error;
    return planApart(document, planOne);
  }
}

function planWhole(document: DocumentNode, planOne: PlanOne): Planned['node'] {
  if (isSeveralChanges(document)) return planChanges(document, planOne);
  if (operationOf(document).operation !== OperationTypeNode.SUBSCRIPTION || !hasDefer(document))
    return planOne(document);
  const node = planOne(asQuery(document));
  return asSubscription(node) ?? planOne(withoutDefer(document));
}

const isSeveralChanges = (document: DocumentNode): boolean =>
  operationOf(document).operation === OperationTypeNode.MUTATION &&
  !hasDefer(document) &&
  rootFieldNamesOf(document).length > 1;

/**
 * One change after the other, each completed from the other subgraphs before the next is made (GraphQL §6.2.2). The planner
 * would make all changes of one subgraph at once, and then ask what came of them.
 */
function planChanges(document: DocumentNode, planOne: PlanOne): Planned['node'] {
  const nodes = rootFieldNamesOf(document).flatMap((name) => {
    const node = planOne(onlyField(document, name));
    return node && node.kind !== 'Subscription' ? [node] : [];
  });
  return { kind: 'Sequence', nodes };
}

const withoutDefer = (document: DocumentNode): DocumentNode =>
  visit(document, { Directive: ({ name }) => (name.value === 'defer' ? null : undefined) });

/** A mutation is planned as a whole or not at all: nothing is changed unless everything can be. */
const isDivisible = (document: DocumentNode): boolean =>
  operationOf(document).operation === OperationTypeNode.QUERY &&
  !hasDefer(document) &&
  rootFieldNamesOf(document).length > 1;

function planApart(document: DocumentNode, planOne: PlanOne): Planned {
  const nodes: PlanNode[] = [];
  const reasons = new Map<string, string>();
  for (const name of rootFieldNamesOf(document)) {
    try {
      const node = planOne(onlyField(document, name));
      if (node && node.kind !== 'Subscription') nodes.push(node);
    } catch (error) {
      reasons.set(name, String(error));
    }
  }
  return { node: { kind: 'Parallel', nodes }, reasons };
}

function onlyField(document: DocumentNode, name: string): DocumentNode {
  const operation = operationOf(document);
  const selections = rootFieldsOf(document).filter((field) => responseNameOf(field) === name);
  const changed = { ...operation, selectionSet: { ...operation.selectionSet, selections } };
  return { ...document, definitions: document.definitions.map((node) => (node === operation ? changed : node)) };
}
