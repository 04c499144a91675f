import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type CanonicalOperation, canonicalize } from '../plan/canonical.ts';
import { type ExecutablePlan, toExecutable } from '../plan/executable.ts';
import { createPlanner } from '../plan/planner.ts';
import type { LoadedSupergraph } from '../supergraph/load.ts';
import type { Admitted } from './admit.ts';

export interface Planned extends Admitted {
  readonly plan: ExecutablePlan;
  readonly nameOf: CanonicalOperation['nameOf'];
}

export type Plan = (admitted: Admitted) => Planned;

interface Made {
  readonly plan: ExecutablePlan;
  readonly nameOf: CanonicalOperation['nameOf'];
}

/** Operations kept planned. */
const MAX_PLANS = 1000;

/** A plan is made once for each operation of a supergraph version. */
export function createPlan(supergraph: LoadedSupergraph): Plan {
  const planner = createPlanner(supergraph);
  const cache = new LRUCache<DocumentNode, Made>({ max: MAX_PLANS });
  const make = (document: DocumentNode): Made => {
    const canonical = canonicalize(supergraph.apiSchema, document);
    return { plan: toExecutable(planner.plan(canonical.document)), nameOf: canonical.nameOf };
  };
  return (admitted) => {
    const { document } = admitted.prepared;
    const made = cache.get(document) ?? make(document);
    cache.set(document, made);
    return { ...admitted, ...made };
  };
}
