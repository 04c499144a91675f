/** What this client itself raises; every other code is the gateway's (kernel/errors.ts lists them). */
export type ClientCode =
  | 'NETWORK_ERROR'
  | 'INVALID_RESPONSE'
  | 'SUBSCRIPTION_OVER_HTTP'
  | 'NOT_A_SUBSCRIPTION'
  | 'NO_WEBSOCKET'
  | 'EVENTS_NOT_READ';

/** One entry of `errors` in a GraphQL answer (GraphQL §7.1.2). */
export interface AnsweredError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Why an operation, or one field of it, was not answered. Programs act on `code`; `message` is for people. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  /** Stable: one of the gateway's codes, for example `UNAUTHENTICATED`, or a ClientCode. */
  readonly code: ClientCode | (string & Record<never, never>);
  /** The field that failed, from the root of `data`; undefined when the whole operation did. */
  readonly path: readonly (string | number)[] | undefined;
  /** Facts beside the code: the accepted range, the known codes. */
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(code: ClientError['code'], { message, path, extensions = {} }: AnsweredError, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.path = path;
    this.extensions = extensions;
  }
}

/** The gateway gives every error a code; an answer without one did not come from it. */
export function toClientError(error: AnsweredError): ClientError {
  const code = error.extensions?.['code'];
  return new ClientError(typeof code === 'string' ? code : 'INVALID_RESPONSE', error);
}
