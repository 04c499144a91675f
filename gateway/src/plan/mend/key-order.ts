import type { DirectiveNode } from 'graphql';
import { type FieldedType, argumentOf } from './definitions.ts';

/**
 * Keys that a subgraph resolves before those that it does not. Where a subgraph is asked again for what `@requires`
 * something, the planner takes the first key of the type in that subgraph and does not look whether it is `resolvable`.
 */
export const resolvableKeysFirst = <T extends FieldedType>(type: T): T => ({
  ...type,
  directives: [...(type.directives ?? [])].sort((a, b) => rank(a) - rank(b)),
});

const rank = (directive: DirectiveNode): number =>
  directive.name.value === 'join__type' && argumentOf(directive, 'resolvable') === false ? 1 : 0;
