import type { FetchNode, PlanNode, SubscriptionNode } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { type ApolloPlanner, openApolloPlanner } from './apollo.ts';
import { hasDefer } from './deferred.ts';
import { PlanLimitError } from './limit.ts';
import { completeKeys } from './mend/complete-keys.ts';
import { withTypesOfDeferred, wrapInterfaceConditions } from './mend/interface-conditions.ts';
import { withoutIntrospection } from './mend/introspection.ts';
import { mapFetches } from './mend/map-fetches.ts';
import { orderFetches } from './mend/order.ts';
import { type PlanOne, planAll } from './mend/plan-all.ts';
import { restoreVariants } from './mend/restore.ts';
import { plannedRootFields, rootFieldNamesOf } from './mend/root-fields.ts';
import { splitFetch } from './mend/split-fetch.ts';
import { type MendedSupergraph, mendSupergraph } from './mend/supergraph.ts';
import type { QueryPlan } from './planner.ts';

/** @param overrides the labels of `@override` that are on. */
export type BuildPlan = (document: DocumentNode, overrides: readonly string[]) => QueryPlan;

/** Plans with the planner's known faults mended, in what it reads and in what it says. */
export function createBuildPlan(sdl: string): BuildPlan {
  const mended = mendSupergraph(sdl);
  const apollo = openApolloPlanner(mended.document);
  return (document, overrides) =>
    buildPlan(prepare(document, mended), mended, (one) => planEither(one, overrides, mended, apollo));
}

function prepare(given: DocumentNode, mended: MendedSupergraph): DocumentNode {
  const document = withoutIntrospection(given);
  return mended.interfaceObjects.size > 0 && hasDefer(document) ? withTypesOfDeferred(document, mended) : document;
}

/** As it is, or else with fragments on interfaces wrapped: not from the first, because these plans ask for more. */
function planEither(
  document: DocumentNode,
  overrides: readonly string[],
  mended: MendedSupergraph,
  apollo: ApolloPlanner,
): ReturnType<PlanOne> {
  try {
    return apollo(document, overrides);
  } catch (error) {
    if (error instanceof PlanLimitError || mended.interfaceObjects.size === 0) throw error;
    return apollo(wrapInterfaceConditions(document, mended), overrides);
  }
}

function buildPlan(document: DocumentNode, mended: MendedSupergraph, planOne: PlanOne): QueryPlan {
  const names = rootFieldNamesOf(document);
  if (names.length === 0) return { kind: 'QueryPlan', unplanned: [] };
  const { node, reasons } = planAll(document, planOne);
  const planned = plannedRootFields(node);
  const unplanned = names
    .filter((name) => !planned.has(name))
    .map((name) => ({ name, reason: reasons.get(name) ?? 'The plan has no fetch for it.' }));
  return { kind: 'QueryPlan', ...(node && { node: restoreAll(node, mended) }), unplanned };
}

function restoreAll(node: PlanNode | SubscriptionNode, mended: MendedSupergraph): PlanNode | SubscriptionNode {
  const restore = (fetch: FetchNode) => restoreVariants(fetch, mended.variants);
  const change = (fetch: FetchNode) => splitFetch(completeKeys(fetch, mended), mended).map(restore);
  if (node.kind !== 'Subscription') return mapFetches(orderFetches(node), change);
  const rest = node.rest && mapFetches(orderFetches(node.rest, node.primary), change);
  return { ...node, primary: restore(node.primary), ...(rest && { rest }) };
}
