/** What holds for every request over HTTP, whichever facade it is for. */
export interface HttpOptions {
  /** The largest body that is read, in bytes. */
  readonly maxBodyBytes: number;
  /** Within which time a client must have sent a request, headers and body, in ms; a slower one is closed with 408. */
  readonly requestTimeoutMs: number;
  /** Addresses and networks (`10.0.0.0/8`) of our own proxies, whose `X-Forwarded-…` headers are believed. */
  readonly trustedProxies: readonly string[];
}

export const DEFAULT_HTTP_OPTIONS: HttpOptions = {
  maxBodyBytes: 262_144,
  requestTimeoutMs: 10_000,
  trustedProxies: [],
};
