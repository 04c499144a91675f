/**
 * Every error the system may show, with the HTTP status a facade answers it with.
 * The list is closed: a code that is not here cannot be thrown. docs/lifecycle.md says which stage raises which.
 */
export const ERROR_STATUS = {
  // The request could not be read.
  INVALID_JSON: 400,
  BAD_REQUEST: 400,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  ROUTE_NOT_FOUND: 404,
  TOOL_NOT_FOUND: 404,
  CSRF_HEADER_MISSING: 403,
  // The operation could not be accepted.
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  PERSISTED_QUERY_NOT_FOUND: 404,
  PERSISTED_QUERY_NOT_SUPPORTED: 400,
  PERSISTED_QUERY_HASH_MISMATCH: 400,
  OPERATION_NOT_ALLOWED: 403,
  INTROSPECTION_DISABLED: 403,
  MUTATION_OVER_GET: 405,
  TOKEN_LIMIT_EXCEEDED: 400,
  DEPTH_LIMIT_EXCEEDED: 400,
  ALIAS_LIMIT_EXCEEDED: 400,
  DIRECTIVE_LIMIT_EXCEEDED: 400,
  ROOT_FIELD_LIMIT_EXCEEDED: 400,
  NESTING_LIMIT_EXCEEDED: 400,
  VARIABLES_LIMIT_EXCEEDED: 400,
  COST_LIMIT_EXCEEDED: 400,
  PLANNING_LIMIT_EXCEEDED: 400,
  // The input was understood and is wrong.
  BAD_USER_INPUT: 400,
  INVALID_ID: 400,
  INVALID_CURSOR: 400,
  PAGE_SIZE_OUT_OF_RANGE: 400,
  UNKNOWN_PLATFORM: 400,
  UNKNOWN_REGION: 400,
  UNKNOWN_LOCALE: 400,
  NOT_FOUND: 404,
  CONFLICT: 409,
  // A mutation that is to be run once.
  IDEMPOTENCY_KEY_IN_USE: 409,
  IDEMPOTENCY_KEY_REUSED: 422,
  IDEMPOTENCY_UNAVAILABLE: 503,
  CONFIRMATION_REQUIRED: 428,
  // The title is there, and still cannot be watched.
  NOT_AVAILABLE_IN_REGION: 404,
  DEVICE_OFFLINE: 409,
  PLAYBACK_FAILED: 502,
  MANIFEST_INVALID: 400,
  MANIFEST_ID_CONFLICT: 409,
  APP_VERSION_IN_USE: 409,
  // Rights.
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  // Too much at once.
  RATE_LIMITED: 429,
  OVERLOADED: 503,
  // Subscriptions.
  SUBSCRIPTION_LIMIT_EXCEEDED: 429,
  SUBSCRIPTION_SCHEMA_RELOAD: 410,
  EVENTS_DROPPED: 503,
  // Somebody else, or we, failed.
  SUBGRAPH_ERROR: 502,
  SUBGRAPH_UNAVAILABLE: 503,
  SUBGRAPH_TIMEOUT: 504,
  SUBGRAPH_CIRCUIT_OPEN: 503,
  SUBGRAPH_ANSWER_TOO_LARGE: 502,
  PLANNING_OVERLOADED: 503,
  PLANNING_TIMEOUT: 504,
  NOT_READY: 503,
  INTERNAL_SERVER_ERROR: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

export interface AppErrorOptions {
  /** Facts a program may act on: the argument, the accepted range, the known codes. Never SQL, stacks or upstream URLs. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** What happened underneath; logged, never sent. */
  readonly cause?: unknown;
}

/** The one error family. `message` says what was wrong, where, and what would be right. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** graphql-js copies this onto the GraphQL error it makes of us. */
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.extensions = { ...options.details, code };
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(ERROR_STATUS, code);
