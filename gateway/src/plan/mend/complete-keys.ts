import type { FetchNode, QueryPlanInlineFragmentNode } from '@apollo/query-planner';
import { includes, isFragment, toSelections } from './required.ts';
import type { MendedSupergraph } from './supergraph.ts';

/**
 * A fetch whose every representation has a key. Where one type of an interface is asked for what requires something, the planner
 * takes the key from objects of that type and what is required from all, and so asks for the others without a key.
 */
export function completeKeys(fetch: FetchNode, supergraph: MendedSupergraph): FetchNode {
  const fragments = (fetch.requires ?? []).filter(isFragment);
  const keyed = fragments.filter((one) => hasKey(one, fetch.serviceName, supergraph));
  if (keyed.length === 0 || keyed.length === fragments.length) return fetch;
  const isOf = (type: string | undefined, other: string | undefined) =>
    type === other || supergraph.definitions.subtypesOf(other ?? '').includes(type ?? '');
  const isWithinKeyed = (one: QueryPlanInlineFragmentNode) =>
    keyed.some(({ typeCondition }) => isOf(one.typeCondition, typeCondition));
  const loose = fragments.filter((one) => !isWithinKeyed(one));
  const requires = fragments.flatMap((one): QueryPlanInlineFragmentNode[] => {
    if (loose.includes(one)) return [];
    const around = loose.filter(({ typeCondition }) => keyed.includes(one) && isOf(one.typeCondition, typeCondition));
    return [{ ...one, selections: [...one.selections, ...around.flatMap(({ selections }) => selections)] }];
  });
  return { ...fetch, requires };
}

function hasKey(
  { typeCondition = '', selections }: QueryPlanInlineFragmentNode,
  service: string,
  { keysOf }: MendedSupergraph,
): boolean {
  const keys = keysOf(service, typeCondition);
  return keys.length === 0 || keys.some((key) => includes(toSelections(selections), key));
}
