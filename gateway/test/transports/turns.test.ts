import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Turns } from '../../src/transports/turns.ts';

/** Which readers have read, turn by turn of the event loop. */
async function readingsOf(sizes: readonly number[], count: number): Promise<readonly (readonly number[])[]> {
  const turns = new Turns();
  const read: number[] = [];
  for (const [index, size] of sizes.entries()) turns.take(size, () => read.push(index));
  const seen: number[][] = [];
  for (let index = 0; index < count; index += 1) {
    await turn();
    seen.push([...read]);
  }
  return seen;
}

describe('those who wait for one answer', () => {
  it('read a long one in one turn each', async () => {
    expect(await readingsOf([80_000, 80_000, 80_000], 3)).toEqual([[0], [0, 1], [0, 1, 2]]);
  });

  it('read a short one together', async () => {
    expect(await readingsOf([200, 200, 200], 1)).toEqual([[0, 1, 2]]);
  });

  it('read as much in a turn as there is room for', async () => {
    expect(await readingsOf([10_000, 10_000, 10_000], 2)).toEqual([
      [0, 1],
      [0, 1, 2],
    ]);
  });

  it('who come while others read are served after them', async () => {
    const turns = new Turns();
    const read: string[] = [];
    turns.take(80_000, () => {
      read.push('first');
      turns.take(80_000, () => read.push('third'));
    });
    turns.take(80_000, () => read.push('second'));
    while (read.length < 3) await turn();
    expect(read).toEqual(['first', 'second', 'third']);
  });
});
