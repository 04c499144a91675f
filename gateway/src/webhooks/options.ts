/** What may be said of outgoing webhooks. */
export interface WebhookOptions {
  /** Encrypts the secrets of endpoints: 32 bytes. */
  readonly key: Buffer;
  /** Ranges of addresses in CIDR form that are reached although they are not public, and over http too; for tests and closed networks. */
  readonly privateTargets: readonly string[];
  /** How many endpoints one viewer may have: 1 to 1,000. */
  readonly perOwner: number;
  /** How long deliveries are kept, in days: 1 to 365. */
  readonly keepDays: number;
  /** How often is looked for work that another gateway or time has made, in ms: 10 to 60,000. */
  readonly pollMs: number;
}

export const DEFAULT_WEBHOOK_OPTIONS: Omit<WebhookOptions, 'key'> = {
  privateTargets: [],
  perOwner: 20,
  keepDays: 30,
  pollMs: 1000,
};

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

/** How long an old secret signs beside the new one, in ms. */
export const ROTATION_MS = DAY;

/** How long after an event a delivery is given up, in ms. */
export const GIVE_UP_MS = DAY;

/** How long an endpoint may fail without a success until it is disabled, in ms. */
export const DISABLE_AFTER_MS = 5 * DAY;

/** How many deliveries may wait for one endpoint; beyond that it is disabled. */
export const MAX_PENDING = 10_000;

/** The largest body that is sent, in bytes. */
export const MAX_PAYLOAD_BYTES = 65_536;

/** The largest `variables` of an endpoint, in characters of JSON. */
export const MAX_VARIABLES = 16_384;

/** How long one attempt may take as a whole, in ms. */
export const ATTEMPT_MS = 15 * SECOND;

/** Endpoints that one gateway delivers to at once, the deliveries that it takes of one, and how many of these it sends at once. */
export const AT_ONCE = { endpoints: 16, batch: 20, perEndpoint: 4 } as const;

/** How long an endpoint belongs to a gateway that delivers to it, in ms: longer than a batch can take. */
export const ENDPOINT_LEASE_MS = (AT_ONCE.batch / AT_ONCE.perEndpoint) * ATTEMPT_MS + 15 * SECOND;

/** How many different subscriptions one gateway reads for webhooks. */
export const MAX_FEEDS = 1000;

/** How long a subscription belongs to a gateway that does not renew this, in ms; it is renewed in a third of it. */
export const FEED_LEASE_MS = 30 * SECOND;
