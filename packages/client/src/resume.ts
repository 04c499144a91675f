import { ClientError } from './error.ts';
import type { ReconnectOptions } from './options.ts';
import { ConnectionLost, type OpenStream, type StreamMessage } from './stream.ts';

const DEFAULTS = { attempts: 10, delayMs: 500 };
const MAX_DELAY_MS = 30_000;

/**
 * A stream that outlives its connections: when one is lost it is opened again after the last event that was seen.
 * @throws ClientError NETWORK_ERROR when it cannot be opened at first, or no more; whatever `open` throws otherwise.
 */
export async function* resume(
  open: OpenStream,
  options: ReconnectOptions,
  signal: AbortSignal,
): AsyncGenerator<StreamMessage, void, void> {
  const { attempts = DEFAULTS.attempts, delayMs = DEFAULTS.delayMs } = options;
  let lastEventId: string | undefined;
  for (let attempt = 0; ; attempt += 1) {
    if (attempt > 0) {
      options.onReconnect?.({ attempt, lastEventId });
      await pause(delayMs, attempt, signal);
    }
    try {
      for await (const message of open({ lastEventId, isAgain: attempt > 0, signal })) {
        lastEventId = message.eventId ?? lastEventId;
        attempt = 0;
        yield message;
      }
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ConnectionLost)) throw error;
      if (attempt >= attempts) throw givenUp(attempt, error);
    }
  }
}

function givenUp(attempt: number, cause: Error): ClientError {
  const message = `The connection of the subscription was lost, and ${attempt} tries to open it again failed.`;
  return new ClientError('NETWORK_ERROR', { message }, { cause });
}

/** Half of the wait is random, so that clients who were all cut off do not all come back at once. */
function pause(delayMs: number, attempt: number, signal: AbortSignal): Promise<void> {
  const most = Math.min(delayMs * 2 ** (attempt - 1), MAX_DELAY_MS);
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(
      () => {
        signal.removeEventListener('abort', end);
        resolve();
      },
      most * (0.5 + Math.random() / 2),
    );
    signal.addEventListener('abort', end, { once: true });
  });
}
