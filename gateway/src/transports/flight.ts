import type { SubgraphAnswer } from './port.ts';
import { parse, toAnswer } from './answer.ts';
import type { Answered, Call } from './call.ts';
import { type Cancel, onAbort } from './cancel.ts';
import type { Failures } from './failure.ts';
import { whatMatters } from './headers.ts';

/** A query on its way, and those who wait for it. */
export interface Flight {
  readonly answered: Promise<Answered>;
  readonly cancel: Cancel;
  readonly until: number;
  waiting: number;
  /** Whether somebody has the answer that was read first; everybody else gets one of their own. */
  taken: boolean;
}

/** By body and then by headers: joined into one key, a long body would be copied once more for each request. */
export class Flights {
  private readonly byBody = new Map<string, Map<string, Flight>>();

  find({ body, headers }: Call): Flight | undefined {
    return this.byBody.get(body)?.get(whatMatters(headers));
  }

  /** @returns what takes it out again. */
  add({ body, headers }: Call, flight: Flight): () => void {
    const key = whatMatters(headers);
    const same = this.byBody.get(body) ?? new Map<string, Flight>();
    this.byBody.set(body, same.set(key, flight));
    return () => {
      if (same.get(key) === flight) same.delete(key);
      if (same.size === 0 && this.byBody.get(body) === same) this.byBody.delete(body);
    };
  }

  clear(): void {
    this.byBody.clear();
  }
}

/** The flight ends when the time of who began it does; a call that would lose more than half of its own goes by itself. */
export function mayBoard(flight: Flight, call: Call): boolean {
  const now = performance.now();
  return !flight.cancel.cancelled && flight.until - now >= (call.until - now) / 2;
}

/** Waits for a flight as long as the call wants; the last who leaves cancels it. */
export function board(flight: Flight, call: Call, failures: Failures): Promise<SubgraphAnswer> {
  flight.waiting += 1;
  return new Promise((resolve, reject) => {
    const leave = (error: Error) => {
      stop();
      reject(error);
      flight.waiting -= 1;
      if (flight.waiting === 0) flight.cancel.cancel();
    };
    const late = () => leave(failures.late());
    const timer = call.until < flight.until ? setTimeout(late, call.until - performance.now()) : undefined;
    const lift = onAbort(call.signal, () => leave(failures.left()));
    const stop = () => {
      lift();
      clearTimeout(timer);
    };
    flight.answered.then(
      (answered) => {
        stop();
        resolve(answerFrom(flight, answered));
      },
      (error: Error) => {
        stop();
        reject(error);
      },
    );
  });
}

function answerFrom(flight: Flight, { answer, text }: Answered): SubgraphAnswer {
  if (flight.taken) return { ...toAnswer(parse(text)), verbatim: answer.verbatim, ascii: answer.ascii };
  flight.taken = true;
  return answer;
}
