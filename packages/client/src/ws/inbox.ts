import { ClientError } from '../error.ts';

/** What waits for a reader; a WebSocket cannot be held back. */
const MAX_WAITING = 1000;

/** Messages of one subscription, from the socket to who reads it. */
export class Inbox<T> {
  readonly #waiting: T[] = [];
  #end: { readonly error?: unknown } | undefined;
  #wake: (() => void) | undefined;

  /** A reader who is too slow gets what waits, and then EVENTS_NOT_READ. */
  push(message: T): void {
    if (this.#end) return;
    if (this.#waiting.length < MAX_WAITING) this.#waiting.push(message);
    else
      this.close(
        new ClientError('EVENTS_NOT_READ', { message: `${MAX_WAITING} events wait to be read; read faster.` }),
      );
    this.#wake?.();
  }

  /** Ends it once everything is read, with an error where one is given. The first end counts. */
  close(error?: unknown): void {
    this.#end ??= error === undefined ? {} : { error };
    this.#wake?.();
  }

  async *read(): AsyncGenerator<T, void, void> {
    for (;;) {
      const message = this.#waiting.shift();
      if (message !== undefined) yield message;
      else if (this.#end) break;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    if (this.#end?.error !== undefined) throw this.#end.error;
  }
}
