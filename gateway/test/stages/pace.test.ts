import { describe, expect, it } from '@jest/globals';
import { Pace } from '../../src/stages/pace.ts';

/** Tasks that end when they are told to. */
function tasks() {
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const task = (number: number) => () => {
    begun.push(number);
    return new Promise<void>((resolve) => ends.set(number, resolve));
  };
  return { begun, task, end: (number: number) => ends.get(number)?.() };
}

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Keeps the event loop from being idle: every turn takes longer than a short one. */
async function busyTurns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    for (const until = performance.now() + 0.3; performance.now() < until;);
    await turns(1);
  }
}

const begin = (pace: Pace, count: number) => {
  const made = tasks();
  for (let number = 0; number < count; number += 1) pace.start(made.task(number));
  return made;
};

describe('requests that come together', () => {
  it('start at once while few run, the others when one of these ends, in the order in which they came', async () => {
    const { begun, end } = begin(new Pace(), 10);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    end(2);
    await Promise.resolve();
    await Promise.resolve();
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('all start soon while the process has nothing else to do, whatever the first wait for', async () => {
    const { begun } = begin(new Pace(), 500);
    for (let wait = 0; wait < 500 && begun.length < 500; wait += 1)
      await new Promise((resolve) => setTimeout(resolve, 1));
    expect(begun).toHaveLength(500);
    expect(begun).toEqual([...begun].sort((a, b) => a - b));
  });

  it('wait while the process is busy, but never for long', async () => {
    const { begun } = begin(new Pace(), 100);
    await busyTurns(10);
    expect(begun.length).toBeLessThan(20);
    await busyTurns(100);
    expect(begun.length).toBeGreaterThan(5);
  });

  it('are each run once, and leave nothing behind', async () => {
    const pace = new Pace();
    const outcomes = await Promise.all(Array.from({ length: 300 }, (_, number) => pace.run(async () => number)));
    expect(outcomes).toEqual(Array.from({ length: 300 }, (_, number) => number));
    const { begun } = begin(pace, 4);
    expect(begun).toHaveLength(4);
  });

  it('tell whoever waits for one that it failed, and go on', async () => {
    const pace = new Pace();
    const failing = Array.from({ length: 10 }, () => pace.run(() => Promise.reject(new Error('no'))));
    for (const one of failing) await expect(one).rejects.toThrow('no');
    expect(await pace.run(async () => 'yes')).toBe('yes');
  });
});
