import type { ReportFault } from '@media-gateway/kernel';
import type { PublishedOperation } from '../operations/operation.ts';
import { createRegistry } from '../operations/registry.ts';
import type { GatewayOptions } from '../options.ts';
import type { PipelineDeps } from '../pipeline.ts';
import { createPlannerWorker } from '../plan/planner-worker.ts';
import { createPlanner } from '../plan/planner.ts';
import type { ClientHeaders } from '../request.ts';
import { createAdmit } from '../stages/admit.ts';
import type { AutomaticDocuments } from '../stages/automatic-documents.ts';
import type { Hub } from '../subscriptions/hub.ts';
import type { Authenticate } from '../stages/authenticate.ts';
import type { ClientDocuments } from '../stages/client-documents.ts';
import { createKeepText } from '../stages/keep-text.ts';
import type { Pace } from '../stages/pace.ts';
import { modesOf } from '../stages/persisted-rules.ts';
import { createPlan } from '../stages/plan.ts';
import { PublishedTexts } from '../stages/published-texts.ts';
import { createResolveDocument } from '../stages/resolve-document.ts';
import { createShare, shareNothing } from '../stages/share.ts';
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
  /** The client's headers that can change an answer, as text. */
  readonly headersThatMatter: (headers: ClientHeaders) => string;
  /** What clients registered, on whatever version. */
  readonly documents: AutomaticDocuments;
  /** What client applications published, on whatever version. */
  readonly clients: ClientDocuments;
  /** Told of documents that are not published, where these are logged. */
  readonly tellOnce: TellOnce;
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
  const { authenticate, report, options, hub, pace, headersThatMatter } = deps;
  const { supergraph, transports, operations } = served;
  const { cacheSize } = options.planner;
  const planner = options.planner.worker ? createPlannerWorker(supergraph, options.planner) : createPlanner(supergraph);
  const pipeline: PipelineDeps = {
    authenticate,
    ...createTextStages(operations, deps),
    admit: createAdmit(supergraph, options.limits, options.introspection),
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
    hub,
    headersThatMatter,
    operationTimeoutMs: options.operationTimeoutMs,
    report,
  };
  return { ...served, number, pipeline, requests: new InFlight(), close: () => planner.close() };
}

/** What of the pipeline is about published operations and other texts. */
function createTextStages(operations: Served['operations'], { options, documents, clients, tellOnce }: VersionDeps) {
  const { apq } = options.persisted;
  const modes = modesOf(options.persisted);
  const texts = new PublishedTexts(operations, options.limits.characters);
  const registry = createRegistry(operations);
  return {
    resolveDocument: createResolveDocument({ registry, clients, modes, automatic: apq.enabled, texts }),
    keepText: createKeepText({ mode: modes.app, documents, clients, texts, tellOnce }),
  };
}
