import type { ReportFault } from '@media-gateway/kernel';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { DEFAULT_OPTIONS } from '../options.ts';
import { type CanonicalOperation, canonicalize } from '../plan/canonical.ts';
import { type Choices, choicesOf, choose } from '../plan/choice.ts';
import { hasDefer } from '../plan/deferred.ts';
import { settle } from '../plan/mend/conditions.ts';
import { type CompiledOperation, compileOperation } from '../plan/operation.ts';
import { readOverrideLabels } from '../plan/overrides.ts';
import { type QueryPlanner, createPlanner } from '../plan/planner.ts';
import { type Resume, resumable } from '../plan/resumable.ts';
import type { ResumeRules } from '../plan/resume-rules.ts';
import type { LoadedSupergraph } from '../supergraph/load.ts';
import type { Admitted } from './admit.ts';

export interface Planned extends Admitted, CompiledOperation {}

/** Answers at once where the plan is known. */
export type Plan = (admitted: Admitted) => Planned | Promise<Planned>;

export interface PlanOptions {
  /** One that plans where it is called, by default. */
  readonly planner?: QueryPlanner;
  /** How many plans are kept. */
  readonly cacheSize?: number;
  /** Label of an `@override` → whether it is on. A label `percent(x)` that is not named is on for x % of the requests. */
  readonly overrides?: Readonly<Record<string, boolean>>;
  /** How many fragments of an operation may be deferred; those beyond come with the answer. */
  readonly maxDeferred?: number;
  /** How subscriptions are taken up again. */
  readonly resume?: ResumeRules;
  /** At least 0 and below 1. */
  readonly random?: () => number;
  /** Told of root fields that cannot be planned. */
  readonly report?: ReportFault;
}

/** How long the plans that are kept may be together, as JSON: each is kept in the form that is run. */
const MAX_CHARACTERS = 30_000_000;

/** A document, and what of it differs from request to request. */
interface Operation {
  readonly id: number;
  readonly canonical: CanonicalOperation;
  readonly choices: Choices;
  readonly defers: boolean;
  readonly resume: Resume | undefined;
}

/** A plan is made once for each operation of a supergraph version, and for each way to choose its conditions and overrides. */
export function createPlan(supergraph: LoadedSupergraph, options: PlanOptions = {}): Plan {
  const { planner = createPlanner(supergraph), overrides = {}, random = Math.random } = options;
  const { maxDeferred = DEFAULT_OPTIONS.defer.maxParts } = options;
  const read = createReader(supergraph, options);
  const cache = createCache(options);
  const make = async (
    { canonical, resume }: Operation,
    { variables, request }: Admitted,
    labels: readonly string[],
  ) => {
    const settled = settle(canonical.document, variables, request.incremental ? maxDeferred : 0);
    const queryPlan = await planner.plan(settled, { overrides: labels });
    for (const { name, reason } of queryPlan.unplanned) options.report?.(new Error(`No plan for "${name}": ${reason}`));
    return { made: compileOperation(supergraph, canonical, queryPlan, resume), size: JSON.stringify(queryPlan).length };
  };
  return (admitted) => {
    const operation = read(admitted.prepared.document);
    const choice = choose(operation.choices, admitted.variables, overrides, () => random() * 100);
    const form = operation.defers && admitted.request.incremental ? 'in parts' : '';
    const made = cache(`${operation.id} ${form} ${choice.key}`, () => make(operation, admitted, choice.overrides));
    return made instanceof Promise ? made.then((later) => planned(admitted, later)) : planned(admitted, made);
  };
}

/** Written out: two objects that are spread into one cost ten times as much, for each request. */
const planned = (admitted: Admitted, { plan, answers, resume }: CompiledOperation): Planned => ({
  ...admitted,
  plan,
  answers,
  resume,
});

function createReader(supergraph: LoadedSupergraph, options: PlanOptions): (document: DocumentNode) => Operation {
  const labelsOf = readOverrideLabels(supergraph.sdl, supergraph.apiSchema);
  // As long as the document itself is kept, and no longer: it may be large.
  const known = new WeakMap<DocumentNode, Operation>();
  let id = 0;
  return (document) => {
    const found = known.get(document);
    if (found) return found;
    const clients = canonicalize(supergraph.apiSchema, document);
    const { document: planned, resume } = resumable(supergraph.apiSchema, clients.document, options.resume ?? {});
    const [choices, defers] = [choicesOf(planned, labelsOf(planned)), hasDefer(planned)];
    const made = { id: (id += 1), canonical: { ...clients, document: planned }, choices, defers, resume };
    known.set(document, made);
    return made;
  };
}

type Make = () => Promise<{ readonly made: CompiledOperation; readonly size: number }>;

/** What is being made is waited for by all who want it; what failed is tried again by the next. */
function createCache({ cacheSize: max = DEFAULT_OPTIONS.planner.cacheSize }: PlanOptions) {
  const plans = new LRUCache<string, CompiledOperation>({ max, maxSize: MAX_CHARACTERS });
  const awaited = new Map<string, Promise<CompiledOperation>>();
  const begin = async (key: string, make: Make): Promise<CompiledOperation> => {
    try {
      const { made, size } = await make();
      plans.set(key, made, { size });
      return made;
    } finally {
      awaited.delete(key);
    }
  };
  return (key: string, make: Make): CompiledOperation | Promise<CompiledOperation> => {
    const known = plans.get(key) ?? awaited.get(key);
    if (known) return known;
    const promise = begin(key, make);
    awaited.set(key, promise);
    return promise;
  };
}
