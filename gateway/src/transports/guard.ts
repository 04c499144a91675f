import { AppError } from '@media-gateway/kernel';
import type { Breaker, Health } from './breaker.ts';
import type { Send } from './call.ts';
import { OddAnswer } from './failure.ts';
import type { SubgraphAnswer } from './port.ts';

/** Asks the breaker before each request, and tells it how each ended. */
export function withBreaker(send: Send, breaker: Breaker, timeoutMs: number): Send {
  return async (call, cancel) => {
    const tell = breaker.enter();
    const since = performance.now();
    try {
      const answered = await send(call, cancel);
      tell('well');
      return answered;
    } catch (error) {
      tell(healthOf(error, performance.now() - since, timeoutMs));
      throw error;
    }
  };
}

/** The same for subscriptions: what counts is whether they open, for one may be silent for hours. */
export async function* openWithBreaker(
  open: (opened: () => void) => AsyncIterable<SubgraphAnswer>,
  breaker: Breaker,
  timeoutMs: number,
): AsyncGenerator<SubgraphAnswer> {
  const tell = breaker.enter();
  const since = performance.now();
  try {
    yield* open(() => tell('well'));
  } catch (error) {
    tell(healthOf(error, performance.now() - since, timeoutMs));
    throw error;
  } finally {
    tell('unknown');
  }
}

/**
 * A subgraph that answers, though with a refusal or with more than we take, is there. One that did not answer is ill,
 * unless it had less than half of its time because the request's own deadline was near.
 */
function healthOf(error: unknown, waitedMs: number, timeoutMs: number): Health {
  if (!(error instanceof AppError)) return 'unknown';
  if (error.code === 'SUBGRAPH_UNAVAILABLE') return 'ill';
  if (error.code === 'SUBGRAPH_TIMEOUT') return waitedMs >= timeoutMs / 2 ? 'ill' : 'unknown';
  if (error.code === 'SUBGRAPH_ANSWER_TOO_LARGE') return 'well';
  if (error.code !== 'SUBGRAPH_ERROR') return 'unknown';
  return error.cause instanceof OddAnswer && error.cause.status >= 400 && error.cause.status < 500 ? 'well' : 'ill';
}
