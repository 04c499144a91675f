import type { FetchNode, FlattenNode, ParallelNode, PlanNode, SequenceNode } from '@apollo/query-planner';
import { type SelectedNames, dependsOn, selectedBy } from './dependence.ts';

/** A fetch of entities at a path. */
export interface EntityFetch {
  readonly node: FlattenNode;
  readonly fetch: FetchNode;
  readonly selected: SelectedNames;
}

/**
 * Puts a fetch of entities beside a later one to the same subgraph when nothing in between needs what it brings: the two are
 * then one request (execute/outbox.ts). The plan has as many rounds as before, and fewer requests.
 */
export function gather(node: PlanNode): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return gatherSequence({ ...node, nodes: node.nodes.map(gather) });
    case 'Parallel':
      return gatherParallel({ ...node, nodes: node.nodes.map(gather) });
    default:
      return node;
  }
}

/** Within a sequence: from one step to a later one. */
function gatherSequence({ nodes }: SequenceNode): PlanNode {
  const steps = [...nodes];
  for (const index of nodes.keys()) {
    const staying: PlanNode[] = [];
    for (const node of branchesOf(steps[index])) {
      const fetch = entityFetch(node);
      const later = fetch && putInto(steps.slice(index + 1), fetch);
      if (later) steps.splice(index + 1, later.length, ...later);
      else staying.push(node);
    }
    steps[index] = parallel(staying);
  }
  return sequence(steps.filter((step) => branchesOf(step).length > 0));
}

/** Side by side: from one branch into another that is a sequence. */
function gatherParallel({ nodes }: ParallelNode): PlanNode {
  const branches = nodes.filter((node) => node.kind === 'Sequence') as PlanNode[];
  const others: PlanNode[] = [];
  for (const node of nodes.filter(({ kind }) => kind !== 'Sequence')) {
    const fetch = entityFetch(node);
    const joined = fetch && putBeside(branches, fetch);
    if (joined) branches.splice(0, branches.length, ...joined);
    else others.push(node);
  }
  return parallel([...others, ...branches]);
}

/** The steps of a sequence with the fetch in the first of them that asks its subgraph; undefined when one before needs it. */
function putInto(steps: readonly PlanNode[], fetch: EntityFetch): readonly PlanNode[] | undefined {
  for (const [index, step] of steps.entries()) {
    if (dependsOn(step, fetch)) return undefined;
    const put = putWithin(step, fetch);
    if (put) return steps.with(index, put);
  }
  return undefined;
}

/** The branches with the fetch in the first that asks its subgraph. */
function putBeside(branches: readonly PlanNode[], fetch: EntityFetch): readonly PlanNode[] | undefined {
  for (const [index, branch] of branches.entries()) {
    const put = putWithin(branch, fetch);
    if (put) return branches.with(index, put);
  }
  return undefined;
}

/** A part of a plan with the fetch beside one to the same subgraph; undefined when there is none, or something before needs it. */
function putWithin(node: PlanNode, fetch: EntityFetch): PlanNode | undefined {
  if (node.kind === 'Sequence') {
    const nodes = putInto(node.nodes, fetch);
    return nodes && { ...node, nodes: [...nodes] };
  }
  const branches = branchesOf(node);
  if (branches.some((branch) => servesEntities(branch) === fetch.fetch.serviceName))
    return parallel([...branches, fetch.node]);
  const put = node.kind === 'Parallel' ? putBeside(node.nodes, fetch) : undefined;
  return put && parallel([...put]);
}

const branchesOf = (node: PlanNode | undefined): readonly PlanNode[] =>
  node?.kind === 'Parallel' ? node.nodes : node ? [node] : [];

/** A fetch that may be moved: nothing else in the plan refers to it by a name, and it puts things where its operation says. */
function entityFetch(node: PlanNode): EntityFetch | undefined {
  if (node.kind !== 'Flatten' || node.node.kind !== 'Fetch' || !servesEntities(node)) return undefined;
  const fetch = node.node;
  if (fetch.id !== undefined || fetch.contextRewrites?.length || tellsTypes(fetch)) return undefined;
  return { node, fetch, selected: selectedBy(fetch.operation) };
}

/** A fetch of an interface may tell of which types its objects are, and later fetches are for objects of some type. */
const tellsTypes = ({ inputRewrites = [], operation }: FetchNode): boolean =>
  inputRewrites.length > 0 && operation.includes('__typename');

/** The subgraph that a node asks for entities. */
const servesEntities = (node: PlanNode): string | undefined =>
  node.kind === 'Flatten' && node.node.kind === 'Fetch' && node.node.requires ? node.node.serviceName : undefined;

const parallel = (nodes: PlanNode[]): PlanNode =>
  nodes.length === 1 ? (nodes[0] as PlanNode) : { kind: 'Parallel', nodes };

const sequence = (nodes: PlanNode[]): PlanNode =>
  nodes.length === 1 ? (nodes[0] as PlanNode) : { kind: 'Sequence', nodes };
