/** How clients are served that stay: those who read a stream or hold a WebSocket. */
export interface StreamOptions {
  /** How many operations may run on one WebSocket at once; one more is refused with SUBSCRIPTION_LIMIT_EXCEEDED. */
  readonly perConnection: number;
  /** How often an idle stream or socket is shown to be alive, in ms. */
  readonly heartbeatMs: number;
  /** The largest message a client may send over a WebSocket, in bytes; a larger one closes it with 1009. */
  readonly maxMessageBytes: number;
  /** Within which time a client must say who it is on a new WebSocket, in ms; else it is closed with 4408. */
  readonly initTimeoutMs: number;
}

export const DEFAULT_STREAM_OPTIONS: StreamOptions = {
  perConnection: 50,
  heartbeatMs: 12_000,
  maxMessageBytes: 65_536,
  initTimeoutMs: 3000,
};
