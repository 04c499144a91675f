import type { WebhookDeliveryStatus, WebhookEndpointStatus } from '@media-gateway/database';

export type Variables = Readonly<Record<string, unknown>>;

/** A subscription whose events are read once for all endpoints that want the same. */
export interface Feed {
  /** The same for the same event and variables. */
  readonly id: string;
  readonly event: string;
  readonly variables: Variables;
  /** The id of the last event that was recorded. */
  readonly cursor: string | null;
}

export interface Secrets {
  /** Encrypted. */
  readonly secret: string;
  /** The one before, encrypted; it signs until `previousUntil`. */
  readonly previousSecret: string | null;
  readonly previousUntil: Date | null;
}

export interface Endpoint extends Secrets {
  readonly id: string;
  readonly ownerId: string;
  readonly url: string;
  readonly status: WebhookEndpointStatus;
  /** Why it is disabled. */
  readonly reason: string | null;
  readonly failingSince: Date | null;
  readonly createdAt: Date;
  readonly feed: Pick<Feed, 'event' | 'variables'>;
}

export interface Delivery {
  /** `msg_…`, growing with time. */
  readonly id: string;
  readonly endpointId: string;
  readonly payload: string;
  readonly status: WebhookDeliveryStatus;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly giveUpAt: Date;
  readonly lastAttemptAt: Date | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly createdAt: Date;
}

export interface NewEndpoint extends Pick<Endpoint, 'id' | 'ownerId' | 'url' | 'secret' | 'createdAt'> {
  readonly feed: Omit<Feed, 'cursor'>;
}

/** Whose, and which. What belongs to another owner is not there. */
export interface EndpointKey {
  readonly ownerId: string;
  readonly id: string;
}

/** What partners manage. */
export interface EndpointStore {
  /** @returns false when the owner has `limit` endpoints already. */
  add(endpoint: NewEndpoint, limit: number): Promise<boolean>;
  /** Oldest first. */
  list(ownerId: string): Promise<readonly Endpoint[]>;
  find(key: EndpointKey): Promise<Endpoint | undefined>;
  /** With its deliveries. @returns whether it was there. */
  remove(key: EndpointKey): Promise<boolean>;
  /** @returns whether it is there. */
  changeSecret(key: EndpointKey, change: { readonly secret: string; readonly previousUntil: Date }): Promise<boolean>;
  /** Takes it up again; a subscription that nobody else wanted meanwhile begins anew. @returns whether it is there. */
  enable(key: EndpointKey, at: Date): Promise<boolean>;
  /** Newest first, after the delivery `before`. */
  deliveries(
    endpointId: string,
    page: { readonly first: number; readonly before?: string | undefined },
  ): Promise<readonly Delivery[]>;
  findDelivery(endpointId: string, id: string): Promise<Delivery | undefined>;
  /** Has it delivered again, under its id. */
  replay(endpointId: string, id: string, when: { readonly at: Date; readonly giveUpAt: Date }): Promise<void>;
}

export interface Lease {
  /** Of the gateway. */
  readonly owner: string;
  readonly at: Date;
  readonly until: Date;
}

export interface Recording {
  readonly feedId: string;
  readonly leaseOwner: string;
  readonly cursor: string | undefined;
  readonly payload: string;
  readonly at: Date;
  readonly giveUpAt: Date;
  /** Endpoints for which so many wait are disabled. */
  readonly maxPending: number;
  readonly newId: () => string;
}

/** Which gateway reads what, and what it has read. */
export interface FeedStore {
  /** Feeds that some enabled endpoint wants and nobody reads. */
  claimFeeds(lease: Lease, limit: number): Promise<readonly Feed[]>;
  /** @returns the ids of those that are still this gateway's, and wanted. */
  renewFeeds(lease: Lease): Promise<readonly string[]>;
  releaseFeeds(owner: string): Promise<void>;
  /**
   * Writes a delivery for each endpoint that wants the event, and that it was read, in one transaction.
   * @returns false when the feed is not this gateway's any more; then nothing was written.
   */
  record(recording: Recording): Promise<boolean>;
}

/** What the attempt at a delivery leads to. */
export interface Settlement {
  readonly delivery: Pick<Delivery, 'id' | 'status' | 'nextAttemptAt' | 'lastAttemptAt' | 'lastStatus' | 'lastError'>;
  /** How many there had been before. */
  readonly attemptsBefore: number;
  readonly endpointId: string;
  readonly at: Date;
  /** Why the endpoint is disabled by it. */
  readonly disable?: string | undefined;
}

/** What waits to be delivered. */
export interface QueueStore {
  /** Endpoints with deliveries that are due, for this gateway alone until then. */
  claimEndpoints(lease: Omit<Lease, 'owner'>, limit: number): Promise<readonly Endpoint[]>;
  /** Its due deliveries, the longest due first. */
  due(endpointId: string, at: Date, limit: number): Promise<readonly Delivery[]>;
  /** Without effect when the delivery was changed since it was taken. */
  settle(settlement: Settlement): Promise<void>;
  /** Other gateways may have it again. */
  releaseEndpoint(endpointId: string): Promise<void>;
  /** Deletes deliveries that are older and do not wait, at most so many. @returns how many. */
  prune(before: Date, limit: number): Promise<number>;
}

export type WebhookStore = EndpointStore & FeedStore & QueueStore;
