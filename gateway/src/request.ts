import type { WindowState } from '@media-gateway/adapters';
import type { GraphQLFormattedError } from 'graphql';
import type { LeaveSignal } from './leaving.ts';
import { Payload } from './payload.ts';

export type Facade = 'graphql' | 'ws' | 'rest' | 'mcp' | 'webhook';

/** What any facade asks of the pipeline. Either `query` or `operationId` is given, or both when the id is `automatic`. */
export interface GatewayRequest {
  readonly facade: Facade;
  /** The operation as text; only the graphql and ws facades may send one. */
  readonly query?: string;
  /** The id of a published operation, in any form that the registry knows. */
  readonly operationId?: string;
  /**
   * True when the id came as `extensions.persistedQuery` (Apollo's automatic persisted queries): then it may be the SHA-256 of a text that
   * comes with it, or that came before.
   */
  readonly automatic?: boolean;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The `Authorization` header. */
  readonly authorization?: string;
  /** The client's headers, names in lower case. The header rules say which of them reach subgraphs; nothing else reads them. */
  readonly headers?: ClientHeaders;
  /** From where the client asks: an IP address. Guests are told apart by it. */
  readonly address?: string;
  /** True where nothing may be changed: HTTP GET. */
  readonly readOnly?: boolean;
  /** True when the client takes an answer in parts. Otherwise deferred fragments are answered with everything else. */
  readonly incremental?: boolean;
  /** The id of the last event that the client has seen, of a subscription that it takes up again. */
  readonly lastEventId?: string;
  /** Of a mutation that is to be run once, however often it is asked for: the client's name for it. */
  readonly idempotencyKey?: string;
  /** What of a published operation is wanted: paths of response keys from `data`, as `title.name`, sorted; all of it where it is not said. */
  readonly only?: readonly string[];
  /** Aborted when the client leaves. */
  readonly signal?: LeaveSignal;
}

export type ClientHeaders = Readonly<Record<string, string>>;

export type GatewayResponse = SingleResponse | IncrementalResponse | StreamResponse;

/** How long an answer may be kept, and by whom. */
export interface CachePolicy {
  /** In seconds; with 0 it may be kept, but is asked for anew each time. */
  readonly maxAge: number;
  /** PRIVATE: only by who asked. */
  readonly scope: 'PUBLIC' | 'PRIVATE';
}

export interface AnswerCache extends CachePolicy {
  /** The client's headers, in lower case, with which there may be another answer; `authorization` is not among them for being the viewer's. */
  readonly vary: readonly string[];
}

/** What a client has left of its windows, after this request. */
export interface RateState {
  readonly windows: readonly WindowState[];
  /** When the client may ask again, in seconds; only where it was refused. */
  readonly retryAfterSeconds?: number;
}

/** What is to be said of an answer beside it. */
export interface AnswerFacts {
  /** Undefined when it may not be kept. */
  readonly cache?: AnswerCache | undefined;
  /** Whether it is the answer that an earlier request with the same `idempotencyKey` had. */
  readonly replayed?: boolean;
  /** Undefined where nothing is limited. */
  readonly rate?: RateState | undefined;
}

/** One answer. */
export class SingleResponse extends Payload {
  readonly kind = 'single';
  /** Undefined where nothing is limited. */
  readonly rate: RateState | undefined;
  /** The HTTP status a facade answers with: 200 when there is data, else the status of the first error's code. */
  readonly status: number;
  /** Whether it is the answer that an earlier request with the same `idempotencyKey` had. */
  readonly replayed: boolean;

  /** Undefined when it may not be kept. */
  readonly cache: AnswerCache | undefined;

  constructor(status: number, payload: Payload, { cache, replayed = false, rate }: AnswerFacts = {}) {
    super(payload.text, payload);
    this.status = status;
    this.cache = cache;
    this.replayed = replayed;
    this.rate = rate;
  }

  /** The same answer for a reader who has this left. */
  with(rate: RateState): SingleResponse {
    return new SingleResponse(this.status, this, { cache: this.cache, replayed: this.replayed, rate });
  }
}

/** An answer whose deferred parts follow. */
export interface IncrementalResponse {
  readonly kind: 'incremental';
  readonly rate?: RateState | undefined;
  /** What is not deferred. */
  readonly initial: Payload;
  readonly deferred: Deferred;
}

/** The deferred parts of an answer or of an event; the facade writes them in the format that the client reads. */
export interface Deferred {
  /** What the initial answer leaves open. */
  readonly pending: readonly PendingPart[];
  /** Batches of parts that were completed at the same time; ends when nothing is open. */
  readonly parts: AsyncGenerator<readonly DeferredPart[], void, void>;
}

/** A deferred fragment at one place of the answer. */
export interface PendingPart {
  /** Unique within the answer. */
  readonly id: string;
  /** Response names and list indices, to the object that the fragment belongs to. */
  readonly path: readonly (string | number)[];
  /** The `label` argument of `@defer`. */
  readonly label: string | undefined;
}

export interface DeferredPart extends PendingPart {
  /** The fields of the fragment; null when a null bubbled up to it, or it could not be fetched. */
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly GraphQLFormattedError[];
  /** Deferred fragments within this one, which follow. */
  readonly pending: readonly PendingPart[];
}

/** The answers of a subscription. */
export interface StreamResponse {
  readonly kind: 'stream';
  readonly rate?: RateState | undefined;
  readonly events: AsyncGenerator<StreamEvent, void, void>;
}

/** One event; the same value for everybody who shares the subscription. */
export interface StreamEvent {
  readonly payload: Payload;
  /** With which a client may take the subscription up again, where the source has one. */
  readonly id?: string | undefined;
  /** The parts that follow, where the operation defers any. */
  readonly deferred?: Deferred | undefined;
}
