import type { Call, Send } from './call.ts';
import { Cancel, onAbort } from './cancel.ts';
import type { Failures } from './failure.ts';
import { type Flight, Flights, board, mayBoard } from './flight.ts';
import type { SubgraphAnswer } from './port.ts';

/** Sends a call for whoever made it, and ends it when they leave. */
export type SendFor = (call: Call) => Promise<SubgraphAnswer>;

/** Every call by itself. */
export const sendingAlone =
  (send: Send, failures: Failures): SendFor =>
  async (call) => {
    if (call.signal?.aborted) throw failures.left();
    const cancel = new Cancel();
    const lift = onAbort(call.signal, () => cancel.cancel());
    try {
      return (await send(call, cancel)).answer;
    } finally {
      lift();
    }
  };

/**
 * Queries with the same body and headers, so of the same viewer, that are on their way at the same time are sent once. Nobody
 * who asks after a mutation was answered gets what was read before it.
 */
export function sharingQueries(send: Send, failures: Failures): SendFor {
  const alone = sendingAlone(send, failures);
  const flights = new Flights();
  const depart = (call: Call): Flight => {
    const cancel = new Cancel();
    const flight = { answered: send(call, cancel), cancel, until: call.until, waiting: 0, taken: false };
    const land = flights.add(call, flight);
    flight.answered.then(land, land);
    return flight;
  };
  return async (call) => {
    if (call.kind !== 'query') return alone(call).finally(() => flights.clear());
    if (call.signal?.aborted) throw failures.left();
    const known = flights.find(call);
    return board(known && mayBoard(known, call) ? known : depart(call), call, failures);
  };
}
