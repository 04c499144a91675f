import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  Kind,
  type SelectionNode,
  visit,
} from 'graphql';
import { filled } from './selections.ts';

const CONDITIONAL: ReadonlySet<string> = new Set(['skip', 'include', 'defer']);

/** The variables by which parts of an operation are there, or are deferred. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      const value = conditionOf(directive);
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/**
 * The document with every condition decided: what is left out is gone, and what is deferred is so without a condition. The
 * planner merges what different conditions ask for, and an entity is then lost for want of a field that only a part which
 * was left out requires.
 * @param maxDeferred how many fragments stay deferred, in the order of the document; those beyond come with the rest.
 */
export function settle(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  maxDeferred = Number.POSITIVE_INFINITY,
): DocumentNode {
  let deferred = 0;
  const mayDefer = () => (deferred += 1) <= maxDeferred;
  const enter = <T extends SelectionNode>(node: T): T | null | undefined => settleNode(node, variables, mayDefer);
  return visit(document, {
    Field: { enter, leave: (node: FieldNode) => node.selectionSet && filled(node, node.selectionSet) },
    FragmentSpread: { enter },
    InlineFragment: {
      enter,
      leave: ({ selectionSet }: InlineFragmentNode) => (selectionSet.selections.length === 0 ? null : undefined),
    },
    FragmentDefinition: { leave: (node: FragmentDefinitionNode) => filled(node, node.selectionSet) },
  });
}

function settleNode<T extends SelectionNode>(
  node: T,
  variables: Readonly<Record<string, unknown>>,
  mayDefer: () => boolean,
): T | null | undefined {
  if (!node.directives?.some(({ name }) => CONDITIONAL.has(name.value))) return undefined;
  const decided = (directive: DirectiveNode) => decide(directive, variables);
  const isOut = ({ name }: DirectiveNode, on: boolean) => name.value === (on ? 'skip' : 'include');
  if (node.directives.some((directive) => isOut(directive, decided(directive)))) return null;
  const directives = node.directives.flatMap((directive) => {
    if (!CONDITIONAL.has(directive.name.value)) return [directive];
    return directive.name.value === 'defer' && decided(directive) && mayDefer() ? [withoutCondition(directive)] : [];
  });
  return { ...node, directives };
}

/** `if` is true where it is not given, which only `@defer` allows. */
function decide(directive: DirectiveNode, variables: Readonly<Record<string, unknown>>): boolean {
  const value = conditionOf(directive);
  if (value?.kind === Kind.VARIABLE) return isOn(variables[value.name.value]);
  return value?.kind !== Kind.BOOLEAN || value.value;
}

/** The value of a variable in a condition; only that of `@defer` may be absent, and is true then. */
export const isOn = (value: unknown): boolean => (value ?? true) === true;

const conditionOf = ({ name, arguments: args }: DirectiveNode) =>
  CONDITIONAL.has(name.value) ? args?.find((argument) => argument.name.value === 'if')?.value : undefined;

const withoutCondition = (directive: DirectiveNode): DirectiveNode => ({
  ...directive,
  arguments: (directive.arguments ?? []).filter(({ name }) => name.value !== 'if'),
});
