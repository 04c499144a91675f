import { AppError, type ErrorCode } from '@media-gateway/kernel';

/** What a subgraph answered instead of GraphQL. As the cause of an AppError it is logged, and never sent. */
export class OddAnswer extends Error {
  override readonly name = 'OddAnswer';
  /** The HTTP status. */
  readonly status: number;
  /** How long the subgraph wants to be left alone, in ms. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, text: string, retryAfterMs: number | undefined) {
    super(`HTTP ${status}: ${text.slice(0, 200)}`);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** What can go wrong on the way to a subgraph and back. No message names an address, or repeats what the subgraph said. */
export interface Failures {
  readonly left: () => AppError;
  readonly late: () => AppError;
  readonly unreachable: (cause: unknown) => AppError;
  readonly brokenOff: (cause: unknown) => AppError;
  readonly subscriptionEnded: (cause: unknown) => AppError;
  readonly tooLarge: () => AppError;
  readonly odd: (answer: OddAnswer) => AppError;
  readonly circuitOpen: (retryAfterMs: number) => AppError;
}

/** The failures of the subgraph of this name. */
export function failuresOf(name: string): Failures {
  const make = (code: ErrorCode, what: string, cause?: unknown, facts: object = {}) =>
    new AppError(code, `The subgraph "${name}" ${what}.`, { details: { service: name, ...facts }, cause });
  return {
    left: () => new AppError('BAD_REQUEST', 'The client left before the answer.', { details: { service: name } }),
    late: () => make('SUBGRAPH_TIMEOUT', 'did not answer in time'),
    unreachable: (cause) => make('SUBGRAPH_UNAVAILABLE', 'cannot be reached', cause),
    brokenOff: (cause) => make('SUBGRAPH_ERROR', 'broke off its answer', cause),
    subscriptionEnded: (cause) => make('SUBGRAPH_UNAVAILABLE', 'ended the subscription', cause),
    tooLarge: () => make('SUBGRAPH_ANSWER_TOO_LARGE', 'answered with more than is taken'),
    odd: (answer) => oddFailure(make, answer),
    circuitOpen: (retryAfterMs) =>
      make('SUBGRAPH_CIRCUIT_OPEN', 'failed too often and is left alone for a while', undefined, { retryAfterMs }),
  };
}

/** 502, 503 and 504 are of a proxy, or of a server that starts or stops: nobody who speaks GraphQL was there. */
const NOBODY_THERE: ReadonlySet<number> = new Set([502, 503, 504]);

function oddFailure(make: (code: ErrorCode, what: string, cause: unknown) => AppError, answer: OddAnswer): AppError {
  if (NOBODY_THERE.has(answer.status)) return make('SUBGRAPH_UNAVAILABLE', 'is not available', answer);
  return make('SUBGRAPH_ERROR', `did not answer with GraphQL (HTTP ${answer.status})`, answer);
}
