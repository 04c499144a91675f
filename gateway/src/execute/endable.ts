/**
 * A stream that ends the moment its reader leaves: an async generator that waits for its next event does not hear `return()` until the event comes, which may be never.
 * So leaving aborts a signal first, and what the stream waits for ends with the signal.
 * @param open makes the stream; it must end when the signal is aborted.
 */
export function endable<T>(
  outer: AbortSignal | undefined,
  open: (signal: AbortSignal) => AsyncGenerator<T, void, void>,
): AsyncGenerator<T, void, void> {
  const leaving = new AbortController();
  const events = open(outer ? AbortSignal.any([outer, leaving.signal]) : leaving.signal);
  const leave = () => {
    leaving.abort();
    return events.return();
  };
  return {
    next: () => events.next(),
    return: leave,
    throw: (error) => {
      leaving.abort();
      return events.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await leave()),
  };
}
