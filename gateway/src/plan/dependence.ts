import type { FetchNode, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type FragmentDefinitionNode, Kind, type SelectionSetNode, parse } from 'graphql';
import type { EntityFetch } from './gather.ts';

/** The names under which a fetch of entities puts something into them. */
export type SelectedNames = ReadonlySet<string>;

/**
 * Whether something in a part of a plan may need what a fetch brings: it reaches through a field that the fetch selects, or
 * requires one. It may say yes for what does not, never no for what does.
 */
export function dependsOn(node: PlanNode | undefined, fetch: EntityFetch, above: readonly string[] = []): boolean {
  switch (node?.kind) {
    case undefined:
      return false;
    case 'Sequence':
    case 'Parallel':
      return node.nodes.some((child) => dependsOn(child, fetch, above));
    case 'Flatten':
      return dependsOn(node.node, fetch, [...above, ...node.path.map(String)]);
    case 'Condition':
      return dependsOn(node.ifClause, fetch, above) || dependsOn(node.elseClause, fetch, above);
    case 'Fetch':
      return fetchDepends(node, above, fetch);
    case 'Defer':
      return true;
  }
}

function fetchDepends(node: FetchNode, path: readonly string[], on: EntityFetch): boolean {
  const { requires, contextRewrites, operationKind } = node;
  if (contextRewrites?.length) return true;
  // What a change brought is completed before the next change is made (GraphQL §6.2.2).
  if (!requires) return operationKind === 'mutation';
  const place = on.node.path.map(String);
  if (startsWith(path, place))
    return path.length > place.length ? reaches(path, place, on) : requiresOneOf(requires, on);
  // Something above may require what is below it.
  return startsWith(place, path) && namesIn(requires).some((name) => on.selected.has(name));
}

function reaches(path: readonly string[], place: readonly string[], { selected }: EntityFetch): boolean {
  const next = path.slice(place.length).find((segment) => segment !== '@');
  return next === undefined || selected.has(next);
}

/** What the fetch was given itself, it does not bring. */
function requiresOneOf(requires: readonly QueryPlanSelectionNode[], { selected, fetch }: EntityFetch): boolean {
  const given = new Set(namesIn(fetch.requires ?? []));
  return namesIn(requires).some((name) => selected.has(name) && !given.has(name));
}

const namesIn = (selections: readonly QueryPlanSelectionNode[]): readonly string[] =>
  selections.flatMap((node) => {
    const below = namesIn(node.selections ?? []);
    return node.kind === 'Field' && node.name !== '__typename' ? [node.alias ?? node.name, ...below] : below;
  });

const startsWith = (path: readonly string[], start: readonly string[]) =>
  path.length >= start.length && start.every((segment, index) => path[index] === segment);

/** The names of everything selected on the entities of an operation. */
export function selectedBy(operation: string): SelectedNames {
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const names = new Set<string>();
  const add = (set: SelectionSetNode | undefined): void => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) names.add((node.alias ?? node.name).value);
      else if (node.kind === Kind.INLINE_FRAGMENT) add(node.selectionSet);
      else add(fragments.get(node.name.value)?.selectionSet);
    }
  };
  for (const node of definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const root of node.selectionSet.selections) if (root.kind === Kind.FIELD) add(root.selectionSet);
  }
  return names;
}
