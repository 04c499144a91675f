import type { QueryPlan as ApolloPlan } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import type { LoadedSupergraph } from '../supergraph/load.ts';
import type { BuildPlan } from './build-plan.ts';
import { refusalOf } from './refusal.ts';

export interface PlanOptions {
  /** Which progressive override labels are on, sorted. */
  readonly overrides?: readonly string[];
}

export interface QueryPlan extends ApolloPlan {
  /** The root fields that no fetch brings: an error each. */
  readonly unplanned: readonly UnplannedField[];
}

export interface UnplannedField {
  /** Its name in the data. */
  readonly name: string;
  /** For the log. */
  readonly reason: string;
}

/** Makes query plans. */
export interface QueryPlanner {
  /**
   * @param document one valid, canonical operation and its fragments, its conditions decided (`mend/conditions.ts`).
   * @throws AppError PLANNING_LIMIT_EXCEEDED; a planner in a thread of its own also PLANNING_TIMEOUT, PLANNING_OVERLOADED.
   */
  plan(document: DocumentNode, options?: PlanOptions): Promise<QueryPlan>;
  close(): Promise<void>;
}

/** A planner that plans where it is called: nothing else happens meanwhile. It reads the supergraph when first asked. */
export function createPlanner({ sdl }: Pick<LoadedSupergraph, 'sdl'>): QueryPlanner {
  let reading: Promise<BuildPlan> | undefined;
  const read = async () => {
    // Where planning has a thread of its own, this one need not load the planner.
    const { createBuildPlan } = await import('./build-plan.ts');
    return createBuildPlan(sdl);
  };
  return {
    async plan(document, { overrides = [] } = {}) {
      const build = await (reading ??= read());
      try {
        return build(document, overrides);
      } catch (error) {
        throw refusalOf(error);
      }
    },
    close: async () => undefined,
  };
}
