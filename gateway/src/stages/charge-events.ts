import { AppError } from '@media-gateway/kernel';
import { Payload } from '../payload.ts';
import type { StreamEvent } from '../request.ts';

type Events = AsyncGenerator<StreamEvent, void, void>;
type Result = IteratorResult<StreamEvent, void>;

const DONE: Result = Object.freeze({ done: true, value: undefined });

/**
 * The same events, each charged when it is read. One that is refused is not given: the error stands in its place, and the
 * stream is over.
 */
export function chargeEvents(events: Events, charge: () => void): Events {
  let isOver = false;
  const pass = (result: Result): Result => {
    if (isOver || result.done) return DONE;
    try {
      charge();
      return result;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      isOver = true;
      void events.return();
      return { done: false, value: refusal(error) };
    }
  };
  return {
    next: () => (isOver ? Promise.resolve(DONE) : events.next().then(pass)),
    return: () => events.return(),
    throw: (error) => events.throw(error),
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await events.return();
    },
  };
}

const refusal = ({ message, extensions }: AppError): StreamEvent => ({
  payload: new Payload(JSON.stringify({ data: null, errors: [{ message, extensions }] })),
});
