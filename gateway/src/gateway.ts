import type { RateLimiter } from '@media-gateway/adapters';
import { type State, createMemoryState } from '@media-gateway/adapters/state';
import type { ReportFault } from '@media-gateway/kernel';
import type { GraphQLSchema } from 'graphql';
import type { PublishedOperation } from './operations/operation.ts';
import { DEFAULT_OPTIONS, type GatewayOptions } from './options.ts';
import { run } from './pipeline.ts';
import { checkResumeRules } from './plan/resume-rules.ts';
import type { ClientHeaders, GatewayRequest, GatewayResponse } from './request.ts';
import type { Authenticate } from './stages/authenticate.ts';
import { AutomaticDocuments } from './stages/automatic-documents.ts';
import { createCacheAnswer } from './stages/cache-answer.ts';
import { type CheckDocument, createCheckDocument } from './stages/check-document.ts';
import { ClientDocuments } from './stages/client-documents.ts';
import { createLimit, limitNothing } from './stages/limit.ts';
import { createOnce } from './stages/once.ts';
import { Pace } from './stages/pace.ts';
import { Pressure } from './stages/pressure.ts';
import { checkPersisted } from './stages/persisted-rules.ts';
import { type TellUnpublished, createTellOnce } from './stages/unpublished.ts';
import { meaningfulHeaders } from './subscriptions/headers.ts';
import { createHub } from './subscriptions/hub.ts';
import { Usage } from './version/usage.ts';
import type { Served } from './version/version.ts';
import { Versions } from './version/versions.ts';
import { warm } from './version/warm.ts';

export type {
  AnswerCache,
  ClientHeaders,
  Deferred,
  DeferredPart,
  Facade,
  GatewayRequest,
  GatewayResponse,
  IncrementalResponse,
  PendingPart,
  RateState,
  StreamEvent,
  StreamResponse,
} from './request.ts';
export { Payload } from './payload.ts';
export { SingleResponse } from './request.ts';
export type { Audience, JsonSchema, PublishedOperation } from './operations/operation.ts';

/** What the facades see of the gateway. What depends on schema or operations is asked for anew when the version is another. */
export interface Gateway {
  /** Another one after every change of schema or operations. */
  readonly version: number;
  /** The schema clients see. */
  readonly schema: GraphQLSchema;
  readonly operations: readonly PublishedOperation[];
  /** Answers a request; never rejects. */
  run(request: GatewayRequest): Promise<GatewayResponse>;
  /**
   * Calls a task, which must not reject, when a request may start. For who comes in numbers: it keeps many from being begun at once.
   * @param ask the request; asked for where there is too much to do, so that what will be refused is refused without waiting.
   */
  enter(task: () => Promise<unknown>, ask?: () => GatewayRequest): void;
}

/** What its process does with it. */
export interface ServedGateway extends Gateway {
  /**
   * Serves another supergraph: everything that is published, and what clients use most, is planned on it before the first
   * request runs on it. Requests that run end on the version they began with. Several swaps go one after the other.
   * @throws StartupError saying what is wrong with it; then everything is as before, and its transports are closed.
   */
  swap(next: Served): Promise<void>;
  /** Refuses documents that could not be run on the current version; whoever has many to check asks for it once. */
  readonly check: CheckDocument;
  /** Plans what is published. @throws StartupError when something cannot be planned. */
  warm(): Promise<void>;
  /** Closes the transports of every version. */
  close(): Promise<void>;
}

export interface GatewayDeps extends Served {
  readonly authenticate: Authenticate;
  /** Told of faults that are ours, with what is not sent. */
  readonly report: ReportFault;
  /**
   * The client's headers that can change an answer, as text: clients who differ in it share nothing. By default all that can mean
   * anything, but for `authorization`, which `authenticate` turns into the viewer.
   */
  readonly headersThatMatter?: (headers: ClientHeaders) => string;
  /**
   * The client's headers that subgraphs get to see, in lower case; none by default, as where they are in this process. Undefined
   * where they cannot be named: then no answer may be kept.
   */
  readonly vary?: readonly string[] | undefined;
  /** Told once of each document that a client sends and nobody published, where `options.persisted.mode` is `log`. */
  readonly tellUnpublished?: TellUnpublished;
  /** Where answers to mutations with an idempotency key are kept; in this process where nothing is said. It is not closed. */
  readonly state?: State;
  /** Counts requests, for the limits of `options.rate`. Without it nothing is limited. It is not closed. */
  readonly rateLimiter?: RateLimiter | undefined;
  /** What client applications publish; whoever made it changes it. */
  readonly clients?: ClientDocuments;
  /** What is left out is as in DEFAULT_OPTIONS. */
  readonly options?: Partial<GatewayOptions>;
}

/** @throws StartupError for a rule of `options.subscriptions.resume` that does not fit the schema, and for options that cannot be together. */
export function createGateway(deps: GatewayDeps): ServedGateway {
  const { supergraph, transports, operations, authenticate, report, headersThatMatter = meaningfulHeaders } = deps;
  const options = { ...DEFAULT_OPTIONS, ...deps.options };
  checkResumeRules(supergraph.apiSchema, options.subscriptions.resume);
  checkPersisted(options.persisted);
  const hub = createHub({ ...options.subscriptions, report });
  const pace = new Pace();
  const pressure = new Pressure(options.shedding, () => pace.waiting);
  const limit = deps.rateLimiter ? createLimit(deps.rateLimiter, options.rate) : limitNothing;
  const documents = new AutomaticDocuments(options.persisted.apq);
  const tellOnce = createTellOnce(deps.tellUnpublished ?? (() => undefined));
  const { clients = new ClientDocuments({ maxCharacters: options.limits.characters }) } = deps;
  const cacheAnswer = createCacheAnswer('vary' in deps ? deps.vary : []);
  const once = createOnce({ state: deps.state ?? createMemoryState(), ...timesOf(options), report });
  const common = {
    authenticate,
    report,
    options,
    hub,
    pace,
    pressure,
    limit,
    headersThatMatter,
    documents,
    clients,
    tellOnce,
    cacheAnswer,
    once,
  };
  const versions = new Versions({ supergraph, transports, operations }, common);
  const usage = new Usage();
  const goesAhead = (ask?: () => GatewayRequest): boolean => {
    if (!pressure.isHigh || !ask) return false;
    try {
      return versions.current.pipeline.shed.turnOf(documents.recall(ask())) !== 'usual';
    } catch {
      return false;
    }
  };
  return {
    get version() {
      return versions.current.number;
    },
    get schema() {
      return versions.current.supergraph.apiSchema;
    },
    get operations() {
      return versions.current.operations;
    },
    async run(asked) {
      const request = documents.recall(asked);
      const { requests, pipeline } = versions.current;
      const response = await pressure.track(requests.track(run(request, pipeline)));
      if (response.kind !== 'single' || response.status === 200) usage.count(clients.withText(request));
      return response;
    },
    // Requests that may share an answer must meet before they wait.
    enter: (task, ask) => (options.dedup.inbound || goesAhead(ask) ? void task() : pace.start(task)),
    swap: (next) => versions.swap(next, () => usage.top(options.warmDocuments)),
    get check() {
      return createCheckDocument(versions.current.supergraph, options);
    },
    warm: () => warm(versions.current, []),
    close: () => {
      pressure.close();
      return versions.close();
    },
  };
}

/** A process that is gone must not hold a key for ever; one that runs has its time, and some to keep the answer. */
const timesOf = ({ operationTimeoutMs, idempotency }: GatewayOptions) => ({
  keepSeconds: idempotency.keepSeconds,
  runSeconds: Math.ceil(operationTimeoutMs / 1000) + 30,
});
