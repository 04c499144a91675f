import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

export const deferOf = ({ directives = [] }: InlineFragmentNode | FragmentSpreadNode): DirectiveNode | undefined =>
  directives.find(({ name }) => name.value === 'defer');

export const hasDefer = (document: DocumentNode): boolean => {
  let found = false;
  visit(document, { Directive: ({ name }) => void (found ||= name.value === 'defer') });
  return found;
};

/**
 * The document with every spread of a fragment that defers something, or that is itself deferred, written out: so that each
 * deferred fragment stands at one place and can have a label of its own.
 */
export function writeOutDeferred(document: DocumentNode): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const deferring = new Set([...fragments.keys()].filter((name) => defersBelow(fragments, name)));
  const writeOut = (set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.map((node) => writeOutSelection(node)),
  });
  const writeOutSelection = (node: SelectionNode): SelectionNode => {
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(node.name.value);
      if (!fragment || !(deferOf(node) || deferring.has(node.name.value))) return node;
      const { typeCondition, selectionSet } = fragment;
      const { directives = [] } = node;
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: writeOut(selectionSet) };
    }
    return node.selectionSet ? ({ ...node, selectionSet: writeOut(node.selectionSet) } as SelectionNode) : node;
  };
  const definitions = document.definitions.map((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? { ...node, selectionSet: writeOut(node.selectionSet) } : node,
  );
  return { ...document, definitions };
}

/** Whether something in a fragment, or in what it spreads, is deferred. */
function defersBelow(fragments: ReadonlyMap<string, FragmentDefinitionNode>, name: string): boolean {
  const seen = new Set<string>();
  const defers = (fragmentName: string): boolean => {
    const fragment = fragments.get(fragmentName);
    if (!fragment || seen.has(fragmentName)) return false;
    seen.add(fragmentName);
    let found = false;
    visit(fragment, {
      Directive: (node) => void (found ||= node.name.value === 'defer'),
      FragmentSpread: (node) => void (found ||= defers(node.name.value)),
    });
    return found;
  };
  return defers(name);
}

/** The client's label of a deferred fragment. */
export function clientLabelOf(defer: DirectiveNode): string | undefined {
  const value = defer.arguments?.find(({ name }) => name.value === 'label')?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

/** The directive with another label. */
export const relabelled = (defer: DirectiveNode, label: string): DirectiveNode => ({
  ...defer,
  arguments: [
    ...(defer.arguments ?? []).filter(({ name }) => name.value !== 'label'),
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: 'label' },
      value: { kind: Kind.STRING, value: label },
    },
  ],
});
