import type { ReportFault } from '@media-gateway/kernel';
import type { PublishedOperation } from '../operations/operation.ts';
import { createRegistry, withVariants } from '../operations/registry.ts';
import type { GatewayOptions } from '../options.ts';
import type { PipelineDeps } from '../pipeline.ts';
import { createPlannerWorker } from '../plan/planner-worker.ts';
import { createPlanner } from '../plan/planner.ts';
import type { ClientHeaders } from '../request.ts';
import { createAdmit } from '../stages/admit.ts';
import type { CacheAnswer } from '../stages/cache-answer.ts';
import { createCheckConstraints } from '../stages/check-constraints.ts';
import type { AutomaticDocuments } from '../stages/automatic-documents.ts';
import type { Hub } from '../subscriptions/hub.ts';
import type { Authenticate } from '../stages/authenticate.ts';
import type { ClientDocuments } from '../stages/client-documents.ts';
import { createKeepText } from '../stages/keep-text.ts';
import type { Once } from '../stages/once.ts';
import type { Pace } from '../stages/pace.ts';
import type { Limit } from '../stages/limit.ts';
import { modesOf } from '../stages/persisted-rules.ts';
import { createPlan } from '../stages/plan.ts';
import type { Pressure } from '../stages/pressure.ts';
import { createPriorityOf } from '../stages/priority.ts';
import { PublishedTexts } from '../stages/published-texts.ts';
import type { PrepareDocument } from '../stages/remember-documents.ts';
import { createResolveDocument } from '../stages/resolve-document.ts';
import { createShare, shareNothing } from '../stages/share.ts';
import { createShed } from '../stages/shed.ts';
import { SparseDocuments } from '../stages/sparse-documents.ts';
import type { TellOnce } from '../stages/unpublished.ts';
import type { LoadedSupergraph } from '../supergraph/load.ts';
import type { Transports } from '../transports/port.ts';
import { InFlight } from './in-flight.ts';

/** What is replaced together. A transport may be that of the version before. */
export interface Served {
  readonly supergraph: LoadedSupergraph;
  readonly transports: Transports;
  /** Compiled for this supergraph. */
  readonly operations: readonly PublishedOperation[];
}

/** What every version has in common. */
export interface VersionDeps {
  readonly authenticate: Authenticate;
  readonly report: ReportFault;
  readonly options: GatewayOptions;
  /** All subscriptions, of whatever version. */
  readonly hub: Hub;
  /** Of all requests, on whatever version. */
  readonly pace: Pace;
  readonly pressure: Pressure;
  readonly limit: Limit;
  /** The client's headers that can change an answer, as text. */
  readonly headersThatMatter: (headers: ClientHeaders) => string;
  /** What clients registered, on whatever version. */
  readonly documents: AutomaticDocuments;
  /** Runs what has an idempotency key once, on whatever version. */
  readonly once: Once;
  /** What client applications published, on whatever version. */
  readonly clients: ClientDocuments;
  /** Told of documents that are not published, where these are logged. */
  readonly tellOnce: TellOnce;
  readonly cacheAnswer: CacheAnswer;
}

/** A supergraph that is served, and all that was derived from it. A request runs on one version from its beginning to its end. */
export interface Version extends Served {
  readonly number: number;
  readonly pipeline: PipelineDeps;
  readonly requests: InFlight;
  /** Ends what belongs to it alone; its transports are not closed. */
  close(): Promise<void>;
}

export function createVersion(number: number, served: Served, deps: VersionDeps): Version {
  const { authenticate, report, options, hub, pace, limit, headersThatMatter, cacheAnswer, once } = deps;
  const { supergraph, transports, operations } = served;
  const { cacheSize } = options.planner;
  const planner = options.planner.worker ? createPlannerWorker(supergraph, options.planner) : createPlanner(supergraph);
  const admit = createAdmit(supergraph, options.limits, options.introspection);
  const pipeline: PipelineDeps = {
    authenticate,
    ...createTextStages(served, deps, admit.prepare),
    admit,
    checkConstraints: createCheckConstraints(withVariants(operations)),
    limit,
    plan: createPlan(supergraph, {
      planner,
      cacheSize,
      overrides: options.overrides,
      maxDeferred: options.defer.maxParts,
      resume: options.subscriptions.resume,
      report,
    }),
    executor: {
      schema: supergraph.fullSchema,
      transports,
      passMessages: options.errors.passSubgraphMessages,
      report,
    },
    share: options.dedup.inbound ? createShare(headersThatMatter, pace, options.operationTimeoutMs) : shareNothing,
    cacheAnswer,
    once,
    hub,
    headersThatMatter,
    operationTimeoutMs: options.operationTimeoutMs,
    suggestions: options.errors.suggestions,
    report,
  };
  return { ...served, number, pipeline, requests: new InFlight(), close: () => planner.close() };
}

/** What of the pipeline is about published operations and other texts. */
function createTextStages({ supergraph, operations }: Served, deps: VersionDeps, prepare: PrepareDocument) {
  const { options, documents, clients, tellOnce, pressure } = deps;
  const { apq } = options.persisted;
  const modes = modesOf(options.persisted);
  const texts = new PublishedTexts(withVariants(operations), options.limits.characters);
  const registry = createRegistry(operations);
  const priorityOf = createPriorityOf(supergraph.fullSchema, options.shedding.priorities);
  return {
    shed: createShed({ pressure, priorityOf, registry, prepare }),
    resolveDocument: createResolveDocument({
      registry,
      clients,
      modes,
      automatic: apq.enabled,
      texts,
      sparse: new SparseDocuments(),
    }),
    keepText: createKeepText({ mode: modes.app, documents, clients, texts, tellOnce }),
  };
}
