/** How much is read in one turn of the event loop, in characters: a tenth of a millisecond's work. */
const CHARACTERS_A_TURN = 16_384;

interface Reader {
  readonly size: number;
  readonly read: () => void;
}

/**
 * Lets those who wait for one answer read it one after the other. If all did at once, the event loop would stand still until the last
 * had read, and everybody's half-made answer would be in memory at the same time; like this, the first are done when the last begin.
 */
export class Turns {
  readonly #readers: Reader[] = [];

  /** @param size in characters. */
  take(size: number, read: () => void): void {
    this.#readers.push({ size, read });
    if (this.#readers.length === 1) setImmediate(() => this.#turn());
  }

  #turn(): void {
    let left = CHARACTERS_A_TURN;
    let count = 0;
    while (left > 0 && count < this.#readers.length) {
      const { size, read } = this.#readers[count] as Reader;
      left -= size;
      count += 1;
      read();
    }
    this.#readers.splice(0, count);
    if (this.#readers.length > 0) setImmediate(() => this.#turn());
  }
}
