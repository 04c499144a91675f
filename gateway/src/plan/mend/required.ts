import type { QueryPlanInlineFragmentNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, type SelectionNode } from 'graphql';
import type { Selections } from './field-set.ts';
import { fieldsOf, selectionsOf } from './field-set.ts';

/** What a fetch of entities requires: a fragment for each type that it is for. */
export type Required = readonly QueryPlanSelectionNode[];

/** In the form of a field set; types are left out. */
export const toSelections = (nodes: Required): Selections =>
  nodes.map((node): SelectionNode => {
    const selectionSet = { kind: Kind.SELECTION_SET, selections: toSelections(node.selections ?? []) } as const;
    if (node.kind === 'InlineFragment') return { kind: Kind.INLINE_FRAGMENT, selectionSet };
    const field = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: node.name } } as const;
    return node.selections ? { ...field, selectionSet } : field;
  });

/** Whether everything of a field set is there. */
export function includes(selections: Selections, part: Selections): boolean {
  const fields = fieldsOf(selections);
  return fieldsOf(part).every((wanted) => {
    const same = fields.filter(({ name }) => name.value === wanted.name.value);
    return same.length > 0 && includes(same.flatMap(selectionsOf), selectionsOf(wanted));
  });
}

export const isFragment = (node: QueryPlanSelectionNode): node is QueryPlanInlineFragmentNode =>
  node.kind === 'InlineFragment';
