import { operationFromDocument } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner as ApolloPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import type { LoadedSupergraph } from '../supergraph/load.ts';

/** The one door to Apollo's planner (Elastic-2.0): nothing else imports it. */
export interface QueryPlanner {
  /** @param document one valid operation and its fragments. */
  plan(document: DocumentNode): QueryPlan;
}

export function createPlanner({ internals }: LoadedSupergraph): QueryPlanner {
  const planner = new ApolloPlanner(internals);
  const schema = internals.apiSchema();
  return {
    plan: (document) => planner.buildQueryPlan(operationFromDocument(schema, document, { validate: false })),
  };
}
