import type {
  FetchDataRewrite,
  FetchNode,
  PlanNode,
  QueryPlan,
  QueryPlanSelectionNode,
  SubscriptionNode,
} from '@apollo/query-planner';
import { Kind, parse } from 'graphql';
import { type SubgraphOperation, subgraphOperation } from '../transports/port.ts';

/** A query plan in the form that is run: what can be worked out once per operation is worked out. */
export type PlanStep = SequenceStep | ParallelStep | FetchStep | ConditionStep;

export interface SequenceStep {
  readonly kind: 'sequence';
  readonly steps: readonly PlanStep[];
}

export interface ParallelStep {
  readonly kind: 'parallel';
  readonly steps: readonly PlanStep[];
}

export interface ConditionStep {
  readonly kind: 'condition';
  /** A Boolean variable. */
  readonly variable: string;
  readonly whenTrue: PlanStep | undefined;
  readonly whenFalse: PlanStep | undefined;
}

export interface FetchStep {
  readonly kind: 'fetch';
  readonly service: string;
  /** Where in the data it applies: field names, and `@` for each item of a list. */
  readonly path: readonly string[];
  readonly operation: SubgraphOperation;
  /** The names of its root fields: what is missing when it fails. */
  readonly fields: readonly string[];
  /** The client's variables that it uses. */
  readonly variables: readonly string[];
  /** What a representation is made of; undefined for a fetch of root fields. */
  readonly requires: readonly QueryPlanSelectionNode[] | undefined;
  readonly inputRewrites: readonly FetchDataRewrite[];
  readonly outputRewrites: readonly FetchDataRewrite[];
}

export interface ExecutablePlan {
  /** The subscribed root field, for a subscription. */
  readonly primary: FetchStep | undefined;
  /** Everything else; for a subscription it runs once per event. */
  readonly step: PlanStep | undefined;
}

export function toExecutable({ node }: QueryPlan): ExecutablePlan {
  if (node?.kind === 'Subscription') return subscriptionPlan(node);
  return { primary: undefined, step: node && toStep(node, []) };
}

const subscriptionPlan = (node: SubscriptionNode): ExecutablePlan => ({
  primary: fetchStep(node.primary, []),
  step: node.rest && toStep(node.rest, []),
});

function toStep(node: PlanNode, path: readonly string[]): PlanStep {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map((child) => toStep(child, path)) };
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map((child) => toStep(child, path)) };
    case 'Flatten':
      return toStep(node.node, [...path, ...node.path.map(String)]);
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        whenTrue: node.ifClause && toStep(node.ifClause, path),
        whenFalse: node.elseClause && toStep(node.elseClause, path),
      };
    case 'Fetch':
      return fetchStep(node, path);
    case 'Defer':
      throw new Error('The planner was not asked for deferred parts.');
  }
}

const fetchStep = (node: FetchNode, path: readonly string[]): FetchStep => ({
  kind: 'fetch',
  service: node.serviceName,
  path,
  operation: subgraphOperation(node.operation, node.operationName, node.operationKind),
  fields: rootFieldsOf(node.operation),
  variables: node.variableUsages ?? [],
  requires: node.requires,
  inputRewrites: node.inputRewrites ?? [],
  outputRewrites: node.outputRewrites ?? [],
});

function rootFieldsOf(operation: string): readonly string[] {
  const definition = parse(operation, { noLocation: true }).definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  );
  const fields = definition?.selectionSet.selections.filter((node) => node.kind === Kind.FIELD) ?? [];
  return fields.map(({ alias, name }) => (alias ?? name).value);
}
