import type { ReportFault } from '@media-gateway/kernel';
import type { GraphQLSchema } from 'graphql';
import type { PublishedOperation } from './operations/operation.ts';
import { createRegistry } from './operations/registry.ts';
import { run } from './pipeline.ts';
import type { GatewayRequest, GatewayResponse } from './request.ts';
import { createAdmit } from './stages/admit.ts';
import type { Authenticate } from './stages/authenticate.ts';
import { DEFAULT_LIMITS, type Limits } from './stages/limits.ts';
import { createPlan } from './stages/plan.ts';
import type { LoadedSupergraph } from './supergraph/load.ts';
import type { Transports } from './transports/port.ts';

export type {
  ClientHeaders,
  Deferred,
  DeferredPart,
  Facade,
  GatewayRequest,
  GatewayResponse,
  IncrementalResponse,
  PendingPart,
  StreamEvent,
  StreamResponse,
} from './request.ts';
export { Payload } from './payload.ts';
export { SingleResponse } from './request.ts';
export type { Audience, JsonSchema, PublishedOperation } from './operations/operation.ts';

/** What the facades see of the gateway. */
export interface Gateway {
  /** The schema clients see. */
  readonly schema: GraphQLSchema;
  readonly operations: readonly PublishedOperation[];
  /** Answers a request; never rejects. */
  run(request: GatewayRequest): Promise<GatewayResponse>;
}

export interface GatewayDeps {
  readonly supergraph: LoadedSupergraph;
  readonly transports: Transports;
  readonly operations: readonly PublishedOperation[];
  readonly authenticate: Authenticate;
  /** Told of faults that are ours, with what is not sent. */
  readonly report: ReportFault;
  readonly limits?: Limits;
}

export function createGateway(deps: GatewayDeps): Gateway {
  const { supergraph, transports, operations, report } = deps;
  const pipeline = {
    authenticate: deps.authenticate,
    registry: createRegistry(operations),
    admit: createAdmit(supergraph, deps.limits ?? DEFAULT_LIMITS),
    plan: createPlan(supergraph),
    executor: { schema: supergraph.fullSchema, apiSchema: supergraph.apiSchema, transports, report },
    report,
  };
  return { schema: supergraph.apiSchema, operations, run: (request) => run(request, pipeline) };
}
