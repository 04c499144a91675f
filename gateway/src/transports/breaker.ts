import type { Failures } from './failure.ts';
import type { BreakerOptions } from './options.ts';
import { createRollingCount } from './rolling.ts';

/** How a request ended for the subgraph's health; `unknown` when it was ended from our side. */
export type Health = 'well' | 'ill' | 'unknown';

export interface Breaker {
  /**
   * Lets a request through.
   * @returns what is to be told how it ended; only the first word counts.
   * @throws AppError SUBGRAPH_CIRCUIT_OPEN.
   */
  enter(): (health: Health) => void;
}

/** What a client is told to wait while another request is the one that tries, in ms. */
const LEAST_WAIT_MS = 1000;

/** Lets everything through. */
export const NO_BREAKER: Breaker = { enter: () => () => undefined };

/**
 * Leaves a subgraph alone that fails too often, and lets one request at a time try it after a while. What was on its way
 * when the circuit opened says nothing about whether the subgraph is back, and is not counted.
 */
export function createBreaker(options: BreakerOptions, failures: Failures): Breaker {
  const count = createRollingCount(options.windowMs);
  let era = 0;
  let openUntil: number | undefined;
  let probing = false;

  const turn = (until: number | undefined) => {
    era += 1;
    openUntil = until;
    probing = false;
    count.clear();
  };
  const open = () => turn(performance.now() + options.openMs);
  const take = (health: Health) => {
    if (health === 'unknown') return;
    count.add(health === 'ill');
    if (health === 'ill' && isTooMuch(count.sum(), options)) open();
  };
  const takeProbe = (health: Health) => {
    if (health === 'unknown') probing = false;
    else if (health === 'well') turn(undefined);
    else open();
  };

  return {
    enter() {
      const waitMs = openUntil === undefined ? 0 : openUntil - performance.now();
      if (waitMs > 0 || probing) throw failures.circuitOpen(Math.max(LEAST_WAIT_MS, Math.ceil(waitMs)));
      probing = openUntil !== undefined;
      const [entered, tell] = [era, probing ? takeProbe : take];
      let told = false;
      return (health) => {
        if (!told && entered === era) tell(health);
        told = true;
      };
    },
  };
}

const isTooMuch = (sum: { readonly requests: number; readonly failures: number }, options: BreakerOptions): boolean =>
  sum.requests >= options.requests && sum.failures >= sum.requests * options.errorShare;
