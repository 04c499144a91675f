import type { Envelope } from './answer.ts';

/** One message of a stream, as it came. */
export interface StreamMessage {
  readonly envelope: Envelope;
  /** With which the stream can be taken up again after it. */
  readonly eventId: string | undefined;
}

export interface StreamRequest {
  /** The id of the last event seen, of a stream that is taken up again. */
  readonly lastEventId: string | undefined;
  /** True when it was open before: then that nobody answers is a lost connection too. */
  readonly isAgain: boolean;
  readonly signal: AbortSignal;
}

/** Opens a stream; it ends when the gateway has completed it. Throws ConnectionLost when it broke off, ClientError when it was refused. */
export type OpenStream = (request: StreamRequest) => AsyncGenerator<StreamMessage, void, void>;

/** The connection is gone, and nothing says that the stream is over. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}
