import { Supergraph, operationFromDocument } from '@apollo/federation-internals';
import { type PlanNode, QueryPlanner, type SubscriptionNode } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { SUPPORTED_FEATURES } from '../supergraph/features.ts';
import { PlanLimitError } from './limit.ts';
import { mendFetchGroups } from './mend/fetch-group.ts';

/**
 * How many ways to one field the planner may weigh. Each step through an interface that a subgraph knows as one object type can
 * raise their number to the power of its types. To weigh 4,000 takes most of a minute; of a billion not even the list fits.
 */
const MAX_PATHS = 5000;

/** @param overrides the labels of `@override` that are on. */
export type ApolloPlanner = (
  operation: DocumentNode,
  overrides: readonly string[],
) => PlanNode | SubscriptionNode | undefined;

/** The one door to Apollo's planner (Elastic-2.0): nothing else runs it. */
export function openApolloPlanner(supergraph: DocumentNode): ApolloPlanner {
  mendFetchGroups();
  const internals = Supergraph.build(supergraph, {
    validateSupergraph: false,
    supportedFeatures: new Set(SUPPORTED_FEATURES),
  });
  const schema = internals.apiSchema();
  // Fragments are not kept: to look for places where they fit again costs more than it saves, and has gone wrong.
  const planner = new QueryPlanner(internals, {
    incrementalDelivery: { enableDefer: true },
    reuseQueryFragments: false,
    debug: { pathsLimit: MAX_PATHS },
  });
  return (document, overrides) => {
    const overrideConditions = new Map(overrides.map((label) => [label, true]));
    try {
      const operation = operationFromDocument(schema, document, { validate: false });
      return planner.buildQueryPlan(operation, { overrideConditions }).node;
    } catch (error) {
      throw isLimit(error) ? new PlanLimitError(error.message) : error;
    }
  };
}

/** The planner's own words; it has no codes. */
const LIMITS = /^(Number of non-local selections exceeds|Exceeded maximum recursive|Too many options generated)/;

const isLimit = (error: unknown): error is Error => error instanceof Error && LIMITS.test(error.message);
