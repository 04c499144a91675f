import { type DefinitionNode, type DirectiveNode, type InlineFragmentNode, Kind, visit } from 'graphql';

/** The variables that `@skip` and `@include` ask. */
export function conditionVariables(definitions: readonly DefinitionNode[]): readonly string[] {
  const names = new Set<string>();
  const enter = ({ name, arguments: args = [] }: DirectiveNode) => {
    if (name.value !== 'skip' && name.value !== 'include') return;
    for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
  };
  for (const definition of definitions) visit(definition, { Directive: enter });
  return [...names];
}

/** Those that may be deferred. */
export function inlineFragments(definitions: readonly DefinitionNode[]): readonly InlineFragmentNode[] {
  const found: InlineFragmentNode[] = [];
  const enter = (fragment: InlineFragmentNode) => void found.push(fragment);
  for (const definition of definitions) visit(definition, { InlineFragment: enter });
  return found;
}
