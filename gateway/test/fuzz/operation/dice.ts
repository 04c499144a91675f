import type { Random } from 'fast-check';

/** Random choices, all of one seed. */
export class Dice {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** From min to max, both included. */
  int(min: number, max: number): number {
    return this.#random.nextInt(min, max);
  }

  /** True so many times out of a hundred. */
  chance(percent: number): boolean {
    return this.int(1, 100) <= percent;
  }

  /** @throws TypeError for an empty list. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new TypeError('There is nothing to pick from.');
    return list[this.int(0, list.length - 1)] as T;
  }

  shuffle<T>(list: readonly T[]): T[] {
    const rest = [...list];
    return list.map(() => rest.splice(this.int(0, rest.length - 1), 1)[0] as T);
  }
}
