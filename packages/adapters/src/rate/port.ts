/** How much may be used within how long. It begins with the first use, and is as new when it has ended. */
export interface RateWindow {
  /** Unique among the windows that are charged together; a client reads it. */
  readonly name: string;
  /** Units. */
  readonly quota: number;
  readonly seconds: number;
}

/** What one use takes of one window. */
export interface Charge {
  /** Who uses it, and of what. */
  readonly key: string;
  readonly window: RateWindow;
  /** A whole number from 1 to the quota. */
  readonly units: number;
}

/** A window as it is after a charge. */
export interface WindowState extends RateWindow {
  /** Units that are left. */
  readonly remaining: number;
  /** Until it begins anew: whole seconds, at least 1. */
  readonly resetSeconds: number;
}

export interface Verdict {
  /** In the order of the charges. */
  readonly windows: readonly WindowState[];
  /** When the same charges are taken: whole seconds, at least 1. Undefined when they were taken. */
  readonly retryAfterSeconds: number | undefined;
}

/** Counts uses. Charges that belong together are all taken or, when one of their windows lacks the units, none. */
export interface RateLimiter {
  /** Answers at once where nobody has to be asked. Never rejects: while a server is away each process counts by itself. */
  charge(charges: readonly Charge[]): Verdict | Promise<Verdict>;
  /** Counts in this process alone, for uses that are too many to ask a server about each. */
  chargeHere(charges: readonly Charge[]): Verdict;
  close(): Promise<void>;
}
