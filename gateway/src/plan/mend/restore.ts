import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type FieldNode, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type { RequiredSelection } from '../representation.ts';
import type { Variants } from './variants.ts';

/**
 * A fetch as its subgraph understands it: a variant is asked for as the field with its arguments, under the variant's name;
 * in a representation it is read under the variant's name and sent under the field's.
 */
export function restoreVariants(fetch: FetchNode, variants: Variants): FetchNode {
  const { requires, operation } = fetch;
  return {
    ...fetch,
    operation: restoreOperation(operation, variants),
    ...(requires && { requires: requires.map((node) => restoreSelection(node, variants)) }),
  };
}

function restoreOperation(operation: string, variants: Variants): string {
  if (![...variants.keys()].some((name) => operation.includes(name))) return operation;
  const restored = visit(parse(operation, { noLocation: true }), { Field: (field) => restoreField(field, variants) });
  return stripIgnoredCharacters(print(restored));
}

function restoreField(field: FieldNode, variants: Variants): FieldNode | undefined {
  const variant = variants.get(field.name.value);
  if (!variant) return undefined;
  return {
    ...field,
    alias: field.alias ?? field.name,
    name: { kind: Kind.NAME, value: variant.field },
    arguments: [...variant.arguments, ...(field.arguments ?? [])],
  };
}

function restoreSelection(node: QueryPlanSelectionNode, variants: Variants): RequiredSelection {
  if (node.kind === 'InlineFragment')
    return { ...node, selections: node.selections.map((inner) => restoreSelection(inner, variants)) };
  const variant = variants.get(node.name);
  const { selections } = node;
  return {
    ...node,
    ...(selections && { selections: selections.map((inner) => restoreSelection(inner, variants)) }),
    ...(variant && { as: variant.field }),
  };
}
