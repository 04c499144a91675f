import type { GatewayResponse } from '../request.ts';

/** The requests that are being answered. */
export class InFlight {
  #count = 0;
  readonly #waiting: (() => void)[] = [];

  /** Counts a request until its answer is complete, with every part that comes later; a subscription goes over to other versions. */
  async track(answering: Promise<GatewayResponse>): Promise<GatewayResponse> {
    this.#count += 1;
    const response = await answering;
    if (response.kind === 'incremental') {
      const { deferred } = response;
      return { ...response, deferred: { ...deferred, parts: untilEnd(deferred.parts, this.#leaveOnce()) } };
    }
    this.#leave();
    return response;
  }

  /** Resolves when there are none. */
  idle(): Promise<void> {
    return new Promise((resolve) => (this.#count === 0 ? resolve() : this.#waiting.push(resolve)));
  }

  #leaveOnce(): () => void {
    let left = false;
    return () => {
      if (!left) this.#leave();
      left = true;
    };
  }

  #leave(): void {
    this.#count -= 1;
    if (this.#count === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** The same values, and a word when they are over. A generator of its own would not hear of who leaves before the first value. */
function untilEnd<T>(values: AsyncGenerator<T, void, void>, over: () => void): AsyncGenerator<T, void, void> {
  const pass = (result: IteratorResult<T, void>) => {
    if (result.done) over();
    return result;
  };
  const fail = (error: unknown) => {
    over();
    throw error;
  };
  return {
    next: () => values.next().then(pass, fail),
    return: () => values.return().then(pass, fail),
    throw: (error) => values.throw(error).then(pass, fail),
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}
