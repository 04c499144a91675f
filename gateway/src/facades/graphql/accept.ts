import { LRUCache } from 'lru-cache';
import { type MediaRange, parseAccept } from './media-range.ts';

export type JsonType = 'application/json' | 'application/graphql-response+json';

/**
 * How deferred parts are written: `v0.2` names each part by id (graphql-js 17 alpha 9; Apollo Client 4 `GraphQL17Alpha9Handler`),
 * `20220824` by its path (Apollo Client 3 and 4 `Defer20220824Handler`).
 */
export type IncrementalFormat = 'v0.2' | '20220824';

/** How several answers are sent to a client. */
export interface StreamForm {
  /** Server-sent events, multipart/mixed with a result a part, or Apollo's multipart protocol for subscriptions. */
  readonly kind: 'sse' | 'multipart' | 'subscription';
  /** Of multipart. */
  readonly boundary: string;
  readonly format: IncrementalFormat;
}

/** What a client takes, by its `Accept` header: the best liked of each kind. */
export interface Acceptance {
  /** For one answer. Undefined for a client that takes only streams. */
  readonly json: JsonType | undefined;
  /** For the answers of a subscription. */
  readonly events: StreamForm | undefined;
  /** For an answer that is followed by its deferred parts. */
  readonly parts: StreamForm | undefined;
}

/** Clients send few different headers; a hostile one cannot fill the memory. */
const parsed = new LRUCache<string, Acceptance>({ max: 200 });

export function acceptanceOf(accept = '*/*'): Acceptance {
  const known = parsed.get(accept);
  if (known) return known;
  const ranges = parseAccept(accept);
  const parts = first(ranges, partsOf);
  const acceptance = {
    json: first(ranges, jsonOf),
    events: first(ranges, (range) => eventsOf(range, parts?.format)),
    parts,
  };
  parsed.set(accept, acceptance);
  return acceptance;
}

function first<T>(ranges: readonly MediaRange[], pick: (range: MediaRange) => T | undefined): T | undefined {
  for (const range of ranges) {
    const picked = pick(range);
    if (picked !== undefined) return picked;
  }
  return undefined;
}

const ANY_JSON = new Set(['*/*', 'application/*', 'application/json']);

function jsonOf({ type }: MediaRange): JsonType | undefined {
  if (type === 'application/graphql-response+json') return type;
  return ANY_JSON.has(type) ? 'application/json' : undefined;
}

/** Without a word about the format the newer one is taken to be understood by who reads events, and none by who reads multipart. */
function partsOf(range: MediaRange): StreamForm | undefined {
  const format = formatOf(range);
  if (range.type === 'text/event-stream') return form('sse', range, format);
  return range.type === 'multipart/mixed' && format ? form('multipart', range, format) : undefined;
}

function eventsOf(range: MediaRange, format: IncrementalFormat | undefined): StreamForm | undefined {
  if (range.type === 'text/event-stream' || range.type === '*/*') return form('sse', range, formatOf(range) ?? format);
  if (range.type !== 'multipart/mixed' || formatOf(range)) return undefined;
  const spec = range.parameters.get('subscriptionspec');
  if (spec === undefined) return form('multipart', range, format);
  return spec === '1.0' ? form('subscription', range, format) : undefined;
}

function formatOf({ parameters }: MediaRange): IncrementalFormat | undefined {
  if (parameters.get('incrementalspec') === 'v0.2') return 'v0.2';
  return parameters.get('deferspec') === '20220824' ? '20220824' : undefined;
}

/** RFC 2046 §5.1.1 allows more; clients that name a boundary name `graphql` or `-`. */
const BOUNDARY = /^[\w-]{1,70}$/;

function form(kind: StreamForm['kind'], { parameters }: MediaRange, format: IncrementalFormat = 'v0.2'): StreamForm {
  const wanted = parameters.get('boundary') ?? '';
  return { kind, boundary: BOUNDARY.test(wanted) ? wanted : '-', format };
}
