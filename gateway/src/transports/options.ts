/** How one subgraph is reached and how long it is waited for. Times are in ms, sizes in bytes, shares between 0 and 1. */
export interface SubgraphTuning {
  /** For an answer, retries included, or until a subscription is open: 1 to 300,000. A request's own deadline may be sooner. */
  readonly timeoutMs: number;
  /** Connections that are open at the same time for queries and mutations: 1 to 1,024. Each subscription has its own beside them. */
  readonly connections: number;
  /** Queries on their way on one connection at the same time: 1 to 100. Above 1, a slow answer holds up those behind it. */
  readonly pipelining: number;
  readonly keepAlive: KeepAlive;
  readonly compression: Compression;
  /** The largest answer, or event of a subscription, unpacked: 1 to 268,435,456 (256 MiB). */
  readonly maxAnswerBytes: number;
  readonly headers: HeaderRules;
  readonly retry: RetryOptions;
  readonly breaker: BreakerOptions;
  /** Whether equal queries of equal viewers that are on their way at the same time are sent once; never where a trace's header may say who asks. */
  readonly dedup: boolean;
  readonly subscriptions: SubscriptionOptions;
}

export interface KeepAlive {
  /** How long an idle connection is kept when the subgraph does not say: 1 to 600,000. */
  readonly idleMs: number;
  /** The longest that a subgraph may ask for: 1 to 3,600,000. */
  readonly maxMs: number;
}

export interface Compression {
  /** How requests of 1,024 bytes or more are sent. The subgraph must understand it. */
  readonly request: 'identity' | 'gzip';
  /** Whether answers may come as br, gzip or deflate. */
  readonly accept: boolean;
}

/**
 * What of the client's headers goes on, and what is added. Names have no case. Whatever the rules say, headers of the
 * connection (RFC 9110 §7.6.1), of the body, and those that the gateway itself writes never come from a client.
 */
export interface HeaderRules {
  /** Names of headers that go on as they are; `*` stands for any letters: `x-*`. */
  readonly allow: readonly string[];
  /** Client's name → the name under which the header goes on; it need not be allowed too. */
  readonly rename: Readonly<Record<string, string>>;
  /** Name → its value, whatever the client sent under that name. */
  readonly insert: Readonly<Record<string, InsertedHeader>>;
}

/** A value, or that of a header of the client with what stands in when it is missing. */
export type InsertedHeader = string | { readonly header: string; readonly default?: string | undefined };

/** Queries that found nobody are sent again; mutations never are. */
export interface RetryOptions {
  /** How often a query is sent at most: 1 to 10; 1 is no retry. */
  readonly attempts: number;
  /** The pause before the n-th retry is a random time up to `baseMs` × 2ⁿ⁻¹ (full jitter): 1 to 10,000. */
  readonly baseMs: number;
  /** The longest `Retry-After` that is waited for; a longer one means no retry: 0 to 60,000. */
  readonly maxRetryAfterMs: number;
  /** Retries may be this share of all requests: 0 to 1. */
  readonly budgetShare: number;
  /** But always this many a second: 0 to 1,000. */
  readonly budgetPerSecond: number;
}

/** When a subgraph fails too often, it is left alone for a while, and then one request tries whether it is back. */
export interface BreakerOptions {
  readonly enabled: boolean;
  /** As long as there were fewer requests within the window, the circuit stays closed: 1 to 100,000. */
  readonly requests: number;
  /** It opens when at least this share of them failed: above 0, to 1. */
  readonly errorShare: number;
  /** The requests that count: those that ended within this time: 100 to 600,000. */
  readonly windowMs: number;
  /** How long it stays open: 1 to 3,600,000. */
  readonly openMs: number;
}

export interface SubscriptionOptions {
  /** `ws` is graphql-transport-ws, `sse` is GraphQL over server-sent events in distinct connections mode. */
  readonly protocol: 'ws' | 'sse';
  /** Where, if not at the subgraph's `url`; of the same forms, and `ws://`, `wss://`. */
  readonly url?: string | undefined;
  /** A subgraph that has not written a byte for so long is gone: 1,000 to 86,400,000. Over `ws` it is asked by a ping before. */
  readonly silenceMs: number;
}

/** Any part of T; lists are given whole. */
type PartOf<T> = {
  readonly [K in keyof T]?:
    (T[K] extends readonly unknown[] ? T[K] : T[K] extends object ? PartOf<T[K]> : T[K]) | undefined;
};

/** What is said for all subgraphs. */
export type CommonSubgraphOptions = PartOf<SubgraphTuning>;

/** What is said for one subgraph; what is left out is as for all, or else as in DEFAULT_SUBGRAPH_OPTIONS. */
export interface SubgraphOptions extends CommonSubgraphOptions, SubgraphPlace {}

export interface SubgraphPlace {
  /** Its name in the supergraph. */
  readonly name: string;
  /** `http://…`, `https://…`, or a Unix socket: `unix:/path/to.sock`, with `:/path` behind it where that is not `/graphql`. */
  readonly url: string;
  /** With which the viewer is sealed for it; without one it is not told who asks. At least 32 characters. */
  readonly secret?: string | undefined;
}

/** All that is to know of a subgraph. */
export interface SubgraphSettings extends SubgraphTuning, SubgraphPlace {}

/** Headers by which a request is followed through a system; they say nothing about the client. */
export const TRACE_HEADERS: readonly string[] = ['traceparent', 'tracestate', 'x-request-id'];

export const DEFAULT_SUBGRAPH_OPTIONS: SubgraphTuning = {
  timeoutMs: 3000,
  connections: 32,
  pipelining: 1,
  keepAlive: { idleMs: 4000, maxMs: 600_000 },
  compression: { request: 'identity', accept: false },
  maxAnswerBytes: 50 * 1024 * 1024,
  headers: { allow: TRACE_HEADERS, rename: {}, insert: {} },
  retry: { attempts: 2, baseMs: 50, maxRetryAfterMs: 1000, budgetShare: 0.1, budgetPerSecond: 3 },
  breaker: { enabled: true, requests: 20, errorShare: 0.5, windowMs: 10_000, openMs: 30_000 },
  dedup: true,
  subscriptions: { protocol: 'ws', silenceMs: 60_000 },
};
