/** How operations are admitted, planned and run; each part is read by the stage of that name. */
export interface GatewayOptions {
  readonly limits: Limits;
  readonly rate: RateOptions;
  readonly shedding: SheddingOptions;
  /** How long a query or mutation may take as a whole, in ms: 1 to 600,000. */
  readonly operationTimeoutMs: number;
  readonly dedup: DedupOptions;
  readonly planner: PlannerOptions;
  readonly persisted: PersistedOptions;
  readonly subscriptions: SubscriptionsOptions;
  readonly defer: DeferOptions;
  readonly idempotency: IdempotencyOptions;
  readonly errors: ErrorOptions;
  /** Label of an `@override` → whether it is on. A label `percent(x)` that is not named is on for x % of the requests; any other is off. */
  readonly overrides: Readonly<Record<string, boolean>>;
  /** Whether clients may ask for `__schema` and `__type`; who has the role `admin` always may. */
  readonly introspection: boolean;
  /** How many of the clients' own documents, the most used ones, are planned on a new supergraph before it serves: 0 to 10,000. */
  readonly warmDocuments: number;
}

/** What an operation may be at most. */
export interface Limits {
  /** Characters of the document, comments and all. */
  readonly characters: number;
  /** Tokens of the document. */
  readonly tokens: number;
  /** Nested fields; `edges`, `nodes`, `node` and `pageInfo` do not count. */
  readonly depth: number;
  /** Fields with another name, `__typename` among them. */
  readonly aliases: number;
  readonly directives: number;
  /** Of one field, fragment or operation. */
  readonly directivesPerField: number;
  /** Fields at the root, fragments included. */
  readonly rootFields: number;
  /** Lists and objects within each other, of values in the document and of variables. */
  readonly valueNesting: number;
  /** Characters of the variables, as JSON. */
  readonly variables: number;
  /** See stages/cost.ts. */
  readonly cost: number;
}

/** How much who may use: see stages/tier.ts. */
export const TIERS = ['anonymous', 'free', 'pro', 'enterprise'] as const;
export type Tier = (typeof TIERS)[number];

/** Units that one client may use within a second, a minute and an hour. */
export interface Quotas {
  readonly perSecond: number;
  readonly perMinute: number;
  readonly perHour: number;
}

/** Root fields that are limited beside the tiers, the same for everybody: what is dear, or what somebody may want to guess at. */
export interface Bucket {
  /** `Query.search`, `Mutation.login`; each time that one is selected counts. */
  readonly fields: readonly string[];
  readonly perMinute: number;
  readonly perHour: number;
}

/** How often clients may ask. Holds where the gateway is given something to count with (`GatewayDeps.rateLimiter`). */
export interface RateOptions {
  /** What an operation may cost for one unit, and for each further one: 1 to 1,000,000,000. */
  readonly costPerUnit: number;
  readonly tiers: Readonly<Record<Tier, Quotas>>;
  readonly buckets: Readonly<Record<string, Bucket>>;
}

/** What is refused last and first when there is too much to do. */
export const PRIORITIES = ['critical', 'normal', 'low', 'lowest'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** When there is too much to do: see stages/shed.ts. */
export interface SheddingOptions {
  /** How long the event loop may stand still, in ms: 10 to 600,000. */
  readonly maxDelayMs: number;
  /** How many requests this process may have at once, those that wait for their turn included: 1 to 1,000,000. */
  readonly maxInFlight: number;
  /** Subgraph, or root field as `Query.search` → how important; what is not named is `normal`. */
  readonly priorities: Readonly<Record<string, Priority>>;
}

export interface DedupOptions {
  /** Whether equal queries of equal clients that are being answered at the same time are answered once. */
  readonly inbound: boolean;
}

export interface PlannerOptions {
  /** Whether plans are made in a thread of their own, so that a difficult one holds up nobody. */
  readonly worker: boolean;
  /** How long one plan may take, in ms: 10 to 600,000. Without a thread of its own a plan cannot be stopped. */
  readonly timeoutMs: number;
  /** How many operations may wait for their plan: 1 to 100,000. */
  readonly maxQueue: number;
  /** How many plans are kept: 1 to 100,000. */
  readonly cacheSize: number;
}

/**
 * Which documents clients may send as text over graphql and ws: any; any, and what is not published is logged; those that are published;
 * none. REST and MCP run published operations by their ids whatever is said here.
 */
export const PERSISTED_MODES = ['allow', 'log', 'safelist', 'ids'] as const;
export type PersistedMode = (typeof PERSISTED_MODES)[number];

/** Each kind of client; see `audienceOf` in stages/persisted-rules.ts. */
export interface AudienceModes {
  /** Our own applications: the graphql and ws facades. `mode` where it is left out. */
  readonly app?: PersistedMode | undefined;
  /** Partners: REST. */
  readonly partner?: 'ids' | undefined;
  /** AI agents: MCP. */
  readonly agent?: 'ids' | undefined;
}

export interface PersistedOptions {
  readonly mode: PersistedMode;
  readonly audiences?: AudienceModes;
  readonly apq: ApqOptions;
}

/** Apollo's automatic persisted queries. What is kept is bounded by both numbers. */
export interface ApqOptions {
  /** Whether clients may register a document under its hash; not with the modes `safelist` and `ids`. */
  readonly enabled: boolean;
  /** How many documents are kept: 1 to 100,000. */
  readonly maxDocuments: number;
  /** How many characters they may have together: 1 to 1,000,000,000. */
  readonly maxCharacters: number;
}

export interface SubscriptionsOptions {
  /** How many operations a client may run on one WebSocket at once: 1 to 10,000. */
  readonly perConnection: number;
  /** How many clients of this process may hold together: 1 to 1,000,000. */
  readonly perProcess: number;
  /** How many different ones subgraphs may be asked for: 1 to 1,000,000. */
  readonly maxUpstreams: number;
  /** How many events wait to be completed, and how many for a reader who is slow, before the oldest is lost: 1 to 100,000. */
  readonly buffer: number;
  /** How long a source waits for the completion of its events before the oldest are lost, in ms: 0 to 600,000. */
  readonly patienceMs: number;
  /** How long the old and the new source of a subscription are both open when the supergraph is replaced, in ms: 0 to 60,000. */
  readonly handoverMs: number;
  /** How often an idle stream or socket is shown to be alive, in ms: 1,000 to 600,000. */
  readonly heartbeatMs: number;
  /** The largest message a client may send over a WebSocket, in bytes: 1,024 to 16,777,216. */
  readonly maxMessageBytes: number;
  /** Within which time a client must say who it is on a new WebSocket, in ms: 100 to 60,000. */
  readonly initTimeoutMs: number;
  /** `Subscription.field` → how it is taken up again after a client was away. */
  readonly resume: Readonly<Record<string, ResumeRule>>;
}

/** For a source whose events carry a cursor, and that can begin after one. */
export interface ResumeRule {
  /** The field of an event that is its id: a text without arguments. */
  readonly field: string;
  /** The argument of the subscribed field that takes the id of the last event seen. */
  readonly argument: string;
}

export interface DeferOptions {
  /** How many parts of one operation may come later; those beyond come with the answer: 0 to 100. */
  readonly maxParts: number;
}

/** Mutations with an idempotency key. */
export interface IdempotencyOptions {
  /** How long their answers are kept, in seconds: 1 to 604,800. */
  readonly keepSeconds: number;
}

export interface ErrorOptions {
  /** Whether clients read the messages of subgraphs; otherwise only those with a code of ours. */
  readonly passSubgraphMessages: boolean;
  /** Whether a message about a wrong name says which names are like it. */
  readonly suggestions: boolean;
}

/** What holds where nothing else is said. Depth and cost are the ruled values; the other limits bound what parsing may cost. */
export const DEFAULT_OPTIONS: GatewayOptions = {
  limits: {
    characters: 50_000,
    tokens: 2000,
    depth: 7,
    aliases: 30,
    directives: 50,
    directivesPerField: 8,
    rootFields: 20,
    valueNesting: 32,
    variables: 100_000,
    cost: 1000,
  },
  rate: {
    // The dearest operation that is admitted takes five units: all that a guest has in a second.
    costPerUnit: 200,
    tiers: {
      anonymous: { perSecond: 5, perMinute: 100, perHour: 1000 },
      free: { perSecond: 10, perMinute: 200, perHour: 2000 },
      pro: { perSecond: 50, perMinute: 1000, perHour: 10_000 },
      enterprise: { perSecond: 200, perMinute: 5000, perHour: 50_000 },
    },
    buckets: {},
  },
  shedding: { maxDelayMs: 10_000, maxInFlight: 10_000, priorities: {} },
  operationTimeoutMs: 30_000,
  dedup: { inbound: false },
  planner: { worker: true, timeoutMs: 10_000, maxQueue: 100, cacheSize: 1000 },
  persisted: {
    mode: 'allow',
    audiences: { partner: 'ids', agent: 'ids' },
    apq: { enabled: true, maxDocuments: 1000, maxCharacters: 5_000_000 },
  },
  subscriptions: {
    perConnection: 50,
    perProcess: 100_000,
    maxUpstreams: 10_000,
    buffer: 100,
    patienceMs: 5000,
    handoverMs: 1000,
    heartbeatMs: 12_000,
    maxMessageBytes: 65_536,
    initTimeoutMs: 3000,
    resume: {},
  },
  defer: { maxParts: 4 },
  idempotency: { keepSeconds: 86_400 },
  errors: { passSubgraphMessages: false, suggestions: true },
  overrides: {},
  introspection: true,
  warmDocuments: 100,
};
