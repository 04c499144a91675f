import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import { type Selections, fieldsOf, printFieldSet, selectionsOf } from './field-set.ts';
import { type Required, isFragment, toSelections } from './required.ts';
import type { MendedSupergraph } from './supergraph.ts';
import type { Variants } from './variants.ts';

/**
 * A fetch becomes several where its fields do not agree in what they require:
 *
 * - A representation has room for one value of a field; fields that require it with different arguments are fetched apart.
 * - Where it is for objects of several types, what one field requires may be there for some of them only, and the others
 *   would be left out with all their fields; fields that require something else are fetched apart.
 *
 * These are reads, whatever the operation is.
 */
export function splitFetch(fetch: FetchNode, supergraph: MendedSupergraph): readonly FetchNode[] {
  const { requires = [], operation } = fetch;
  const isContested = hasConflict([toSelections(requires)], supergraph.variants);
  const isMixed = new Set(requires.filter(isFragment).map(({ typeCondition }) => typeCondition)).size > 1;
  if (!isContested && !isMixed) return [fetch];
  const [definition] = parse(operation, { noLocation: true }).definitions as [OperationDefinitionNode];
  const groups = groupFields(fetch.serviceName, definition, supergraph, isMixed);
  return groups.length > 1 ? groups.map((group) => fetchOf(fetch, definition, group, groups, supergraph)) : [fetch];
}

interface Group {
  readonly fields: Set<FieldNode>;
  readonly needs: Selections[];
}

/** The fields of the entity, together as far as what they require agrees. */
function groupFields(
  service: string,
  definition: OperationDefinitionNode,
  { requirementsOf, variants }: MendedSupergraph,
  isMixed: boolean,
): readonly Group[] {
  const groups: Group[] = [];
  const fits = (group: Group, needs: Selections) =>
    isMixed
      ? printFieldSet(group.needs[0] ?? []) === printFieldSet(needs)
      : !hasConflict([...group.needs, needs], variants);
  const place = (field: FieldNode, needs: Selections) => {
    const fitting = groups.find((group) => field.name.value === '__typename' || fits(group, needs));
    const group = fitting ?? { fields: new Set(), needs: [] };
    if (!fitting) groups.push(group);
    group.fields.add(field);
    group.needs.push(needs);
  };
  for (const { field, type } of entityFields(definition)) place(field, requirementsOf(service, type, field.name.value));
  return groups;
}

/** The fields of `_entities`, with the types they are asked of; `__typename` goes with any and comes last. */
function entityFields({ selectionSet }: OperationDefinitionNode) {
  const collect = (type: string, selections: Selections): readonly { field: FieldNode; type: string }[] =>
    selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return [{ field: node, type }];
      if (node.kind === Kind.FRAGMENT_SPREAD) return [];
      return collect(node.typeCondition?.name.value ?? type, node.selectionSet.selections);
    });
  const isTypename = ({ name }: FieldNode) => Number(name.value === '__typename');
  return collect('', selectionSet.selections.filter((node) => node.kind === Kind.FIELD).flatMap(selectionsOf)).toSorted(
    (a, b) => isTypename(a.field) - isTypename(b.field),
  );
}

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

/** Whether one field is asked for at one place in two ways: with different arguments, or with and without. */
function hasConflict(all: readonly Selections[], variants: Variants): boolean {
  const nameOf = new Map<string, string>();
  const below = new Map<string, Selections[]>();
  for (const field of all.flatMap(fieldsOf)) {
    const name = field.name.value;
    const realName = variants.get(name)?.field ?? name;
    if ((nameOf.get(realName) ?? name) !== name) return true;
    nameOf.set(realName, name);
    if (field.selectionSet) below.set(name, [...(below.get(name) ?? []), selectionsOf(field)]);
  }
  return [...below.values()].some((inner) => hasConflict(inner, variants));
}
