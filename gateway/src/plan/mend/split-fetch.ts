import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type FieldNode, type OperationDefinitionNode, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import { type Selections, fieldsOf, selectionsOf } from './field-set.ts';
import { type Group, entityFields, groupFields, hasConflict } from './group-fields.ts';
import { type Required, isFragment, toSelections } from './required.ts';
import type { MendedSupergraph } from './supergraph.ts';

/**
 * A fetch becomes several where its fields do not agree in what they require:
 *
 * - A representation has room for one value of a field; fields that require it with different arguments are fetched apart.
 * - Where it asks an interface, what one field requires may be there for some of its types only, and the others would be left
 *   out with all their fields; fields that require something else are fetched apart.
 *
 * These are reads, whatever the operation is.
 */
export function splitFetch(fetch: FetchNode, supergraph: MendedSupergraph): readonly FetchNode[] {
  const { requires = [], operation } = fetch;
  const types = new Set(requires.filter(isFragment).map(({ typeCondition = '' }) => typeCondition));
  const isContested = hasConflict([toSelections(requires)], supergraph.variants);
  if (!isContested && types.size < 2) return [fetch];
  const [definition] = parse(operation, { noLocation: true }).definitions as [OperationDefinitionNode];
  const fields = entityFields(definition);
  const isMixed = fields.some(({ type }) => coversSeveral(type, types, supergraph));
  if (!isContested && !isMixed) return [fetch];
  const groups = groupFields(fetch.serviceName, fields, supergraph, isMixed);
  return groups.length > 1 ? groups.map((group) => fetchOf(fetch, definition, group, groups, supergraph)) : [fetch];
}

/** Whether a field that is asked of a type is for objects of several of the types that a fetch is for. */
const coversSeveral = (type: string, types: ReadonlySet<string>, { definitions }: MendedSupergraph): boolean =>
  [type, ...definitions.subtypesOf(type)].filter((one) => types.has(one)).length > 1;

function fetchOf(
  fetch: FetchNode,
  definition: OperationDefinitionNode,
  group: Group,
  groups: readonly Group[],
  { keysOf }: MendedSupergraph,
): FetchNode {
  const kept = visit(definition, {
    Field: (field) => (field.name.value === '_entities' ? undefined : group.fields.has(field) ? false : null),
    InlineFragment: { leave: ({ selectionSet }) => (selectionSet.selections.length === 0 ? null : undefined) },
  });
  const used = new Set<string>();
  visit(kept.selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  const variableDefinitions = (kept.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value));
  const own = group.needs.flat();
  const others = groups.filter((other) => other !== group).flatMap(({ needs }) => needs.flat());
  const requires = (fetch.requires ?? []).map((node) => {
    const keys = isFragment(node) ? keysOf(fetch.serviceName, node.typeCondition ?? '').flat() : [];
    return isFragment(node) ? { ...node, selections: prune(node.selections, [...own, ...keys], others) } : node;
  });
  return {
    ...fetch,
    operation: stripIgnoredCharacters(print({ ...kept, variableDefinitions })),
    variableUsages: (fetch.variableUsages ?? []).filter((name) => used.has(name)),
    requires,
  };
}

/** What is required, without what only others need. */
function prune(nodes: Required, own: Selections, others: Selections): QueryPlanSelectionNode[] {
  return nodes.flatMap((node): QueryPlanSelectionNode[] => {
    if (isFragment(node)) return [{ ...node, selections: prune(node.selections, own, others) }];
    const [mine, theirs] = [own, others].map((all) => fieldsOf(all).filter(({ name }) => name.value === node.name)) as [
      FieldNode[],
      FieldNode[],
    ];
    if (mine.length === 0 && theirs.length > 0) return [];
    if (!node.selections) return [node];
    const selections = prune(node.selections, mine.flatMap(selectionsOf), theirs.flatMap(selectionsOf));
    return selections.length > 0 ? [{ ...node, selections }] : [];
  });
}
