import type { DeferNode, DeferredNode, FetchNode, PlanNode } from '@apollo/query-planner';

/** A plan with each fetch replaced by what it becomes; several stand side by side. */
export function mapFetches(node: PlanNode, change: (fetch: FetchNode) => readonly FetchNode[]): PlanNode {
  const map = (inner: PlanNode): PlanNode => mapFetches(inner, change);
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(map) };
    case 'Flatten':
      return { ...node, node: map(node.node) };
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: map(node.ifClause) }),
        ...(node.elseClause && { elseClause: map(node.elseClause) }),
      };
    case 'Defer':
      return mapDefer(node, map);
    case 'Fetch': {
      const [first, ...others] = change(node);
      if (first === undefined || others.length > 0) return { kind: 'Parallel', nodes: first ? [first, ...others] : [] };
      return first;
    }
  }
}

const mapDefer = (node: DeferNode, map: (inner: PlanNode) => PlanNode): DeferNode => ({
  ...node,
  primary: { ...node.primary, ...(node.primary.node && { node: map(node.primary.node) }) },
  deferred: node.deferred.map((part): DeferredNode => ({ ...part, ...(part.node && { node: map(part.node) }) })),
});
