import { type DirectiveNode, type GraphQLSchema, visit } from 'graphql';
import { directiveNode } from '../directives.ts';
import { type Hoisted, findHoisted } from '../hoist.ts';
import { type Problem, problemAt } from '../problem.ts';
import type { ParsedSource } from '../source.ts';

/** What is wrong with `@hoist`: there is one value, which is always asked for. */
export function checkHoist(schema: GraphQLSchema, source: ParsedSource): readonly Problem[] {
  const { file, operation } = source;
  const [first, second] = findHoisted(schema, operation);
  const inFragment = hoistInFragment(source);
  const at = (node: DirectiveNode | Hoisted['node'] | undefined, message: string) => [problemAt(file, node, message)];
  if (inFragment)
    return at(inFragment, 'A field within a fragment cannot have @hoist; put it in the operation itself.');
  if (second) return at(second.node, 'A second @hoist; one field is the answer.');
  if (!first) return [];
  if (!directiveNode(operation, 'http')) return at(first.node, '@hoist says what REST answers with; add @http(…).');
  if (!first.obstacle) return [];
  return at(first.node, `A field within ${first.obstacle} cannot have @hoist: it must be one value, always asked for.`);
}

function hoistInFragment({ fragments }: ParsedSource): DirectiveNode | undefined {
  let found: DirectiveNode | undefined;
  for (const fragment of fragments.values()) {
    visit(fragment, { Directive: (node) => void (found ??= node.name.value === 'hoist' ? node : undefined) });
  }
  return found;
}
