import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { filled } from './selections.ts';

const INTROSPECTION: ReadonlySet<string> = new Set(['__schema', '__type']);

/**
 * The document without what the gateway answers by itself: `__schema`, `__type`, and `__typename` of the root. The planner
 * leaves introspection out at the top level only, and fails on it in a fragment with a directive.
 */
export function withoutIntrospection(document: DocumentNode): DocumentNode {
  const stripped = visit(document, {
    Field: {
      enter: ({ name }: FieldNode) => (INTROSPECTION.has(name.value) ? null : undefined),
      leave: (node: FieldNode) => node.selectionSet && filled(node, node.selectionSet),
    },
    InlineFragment: { leave: withoutEmpty },
    FragmentDefinition: { leave: (node: FragmentDefinitionNode) => filled(node, node.selectionSet) },
  });
  const definitions = stripped.definitions.map((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? { ...node, selectionSet: withoutTypename(node.selectionSet) } : node,
  );
  return { ...stripped, definitions };
}

const withoutEmpty = ({ selectionSet }: InlineFragmentNode) =>
  selectionSet.selections.length === 0 ? null : undefined;

const withoutTypename = (root: SelectionSetNode): SelectionSetNode => ({
  ...root,
  selections: root.selections.flatMap((node): readonly SelectionNode[] => {
    if (node.kind === Kind.FIELD) return node.name.value === '__typename' ? [] : [node];
    if (node.kind === Kind.FRAGMENT_SPREAD) return [node];
    const selectionSet = withoutTypename(node.selectionSet);
    return selectionSet.selections.length > 0 ? [{ ...node, selectionSet }] : [];
  }),
});
