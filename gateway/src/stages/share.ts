import { type LeaveSignal, Leaving } from '../leaving.ts';
import type { ClientHeaders, GatewayResponse } from '../request.ts';
import type { Pace } from './pace.ts';
import type { Planned } from './plan.ts';

/** Answers a planned request; ends when the signal is aborted. */
export type Run = (signal: LeaveSignal | undefined) => Promise<GatewayResponse>;

/** Equal reads that are asked for at the same time are run once; everybody gets the same answer. */
export type Share = (planned: Planned, run: Run) => Promise<GatewayResponse>;

/** A run that others may join. */
interface Flight {
  readonly response: Promise<GatewayResponse>;
  readonly leaving: Leaving;
  /** When the time of who began it ends, in ms of `performance.now()`. */
  readonly until: number;
  /** How many wait for it. */
  waiting: number;
}

export const shareNothing: Share = ({ request }, run) => run(request.signal);

/**
 * @param headersThatMatter the client's headers that can change an answer, as text: those that a subgraph gets to see.
 * @param pace when a run that is shared may start; who joins it does not wait for that.
 * @param timeoutMs how long each request is waited for from when it came.
 * @returns a stage that shares queries. The key of a run is everything that can change its answer: the plan, which belongs to one
 *   document on one supergraph, the variables, who asks, and the headers that a subgraph gets to see.
 */
export function createShare(
  headersThatMatter: (headers: ClientHeaders) => string,
  pace: Pick<Pace, 'run'>,
  timeoutMs = Infinity,
): Share {
  const flights = new Map<Planned['plan'], Map<string, Flight>>();
  return async (planned, run) => {
    const { request, prepared, plan } = planned;
    // Nobody who asks after a change was answered gets what was read before it.
    if (prepared.operation.operation !== 'query') return run(request.signal).finally(() => flights.clear());
    if (planned.answers.defers) return run(request.signal);
    const key = keyOf(planned, headersThatMatter(request.headers ?? {}));
    const byKey = flights.get(plan) ?? new Map<string, Flight>();
    flights.set(plan, byKey);
    const land = (landed: Flight) => {
      if (byKey.get(key) === landed) byKey.delete(key);
      if (byKey.size === 0 && flights.get(plan) === byKey) flights.delete(plan);
    };
    const known = byKey.get(key);
    const paced: Run = (signal) => pace.run(() => run(signal));
    const flight = known && mayBoard(known, timeoutMs) ? known : takeOff(paced, timeoutMs, land);
    byKey.set(key, flight);
    return board(flight, request.signal);
  };
}

function keyOf({ variables, viewer }: Planned, headers: string): string {
  const { id, role, scopes } = viewer;
  return JSON.stringify([variables, id, role, scopes, headers]);
}

/** The run ends when the time of who began it does; whoever would lose more than half of its own has one of its own. */
const mayBoard = ({ leaving, until }: Flight, timeoutMs: number): boolean =>
  !leaving.aborted && until - performance.now() >= timeoutMs / 2;

function takeOff(run: Run, timeoutMs: number, land: (flight: Flight) => void): Flight {
  const until = performance.now() + timeoutMs;
  const leaving = new Leaving();
  const response = run(leaving).finally(() => land(flight));
  const flight: Flight = { response, leaving, until, waiting: 0 };
  return flight;
}

/** Whoever leaves no longer counts; when nobody is left, the run ends. */
async function board(flight: Flight, signal: LeaveSignal | undefined): Promise<GatewayResponse> {
  flight.waiting += 1;
  const leave = () => {
    flight.waiting -= 1;
    if (flight.waiting === 0) flight.leaving.leave();
  };
  if (signal?.aborted) leave();
  else signal?.addEventListener('abort', leave, { once: true });
  try {
    return await flight.response;
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}
