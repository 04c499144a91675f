import type { ClientHeaders, GatewayResponse } from '../request.ts';
import type { Planned } from './plan.ts';

/** Answers a planned request; ends when the signal is aborted. */
export type Run = (signal: AbortSignal | undefined) => Promise<GatewayResponse>;

/** Equal reads that are asked for at the same time are run once; everybody gets the same answer. */
export type Share = (planned: Planned, run: Run) => Promise<GatewayResponse>;

/** A run that others may join. */
interface Flight {
  readonly response: Promise<GatewayResponse>;
  readonly leaving: AbortController;
  /** How many wait for it. */
  waiting: number;
}

export const shareNothing: Share = ({ request }, run) => run(request.signal);

/**
 * @param headersThatMatter the client's headers that can change an answer, as text: those that a subgraph gets to see.
 * @returns a stage that shares queries. The key of a run is everything that can change its answer: the plan, which belongs to one
 *   document on one supergraph, the variables, who asks, and the headers that a subgraph gets to see.
 */
export function createShare(headersThatMatter: (headers: ClientHeaders) => string): Share {
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
    const flight = known && !known.leaving.signal.aborted ? known : takeOff(run, land);
    byKey.set(key, flight);
    return board(flight, request.signal);
  };
}

function keyOf({ variables, viewer }: Planned, headers: string): string {
  const { id, role, scopes } = viewer;
  return JSON.stringify([variables, id, role, scopes, headers]);
}

function takeOff(run: Run, land: (flight: Flight) => void): Flight {
  const leaving = new AbortController();
  const response = run(leaving.signal).finally(() => land(flight));
  const flight: Flight = { response, leaving, waiting: 0 };
  return flight;
}

/** Whoever leaves no longer counts; when nobody is left, the run ends. */
async function board(flight: Flight, signal: AbortSignal | undefined): Promise<GatewayResponse> {
  flight.waiting += 1;
  const leave = () => {
    flight.waiting -= 1;
    if (flight.waiting === 0) flight.leaving.abort(signal?.reason);
  };
  if (signal?.aborted) leave();
  else signal?.addEventListener('abort', leave, { once: true });
  try {
    return await flight.response;
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}
