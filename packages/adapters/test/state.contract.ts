import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { State } from '../src/index.ts';

/** What every state must hold, whatever engine is underneath. */
export function stateContract(open: () => Promise<State>): void {
  let state: State;
  beforeAll(async () => {
    state = await open();
  });
  afterAll(() => state.close());

  it('gives a place to the first who claims it, and tells the others what stands there', async () => {
    const value = { text: 'Amélie', list: [1, null, false] };
    expect(await state.claim('place', value, 60)).toBeUndefined();
    expect(await state.claim('place', { text: 'other', list: [] }, 60)).toEqual(value);
  });

  it('gives a place to one of many who claim it at once', async () => {
    const told = await Promise.all(Array.from({ length: 50 }, (_, index) => state.claim('race', index, 60)));
    const winners = [...told.keys()].filter((index) => told[index] === undefined);
    expect(winners).toHaveLength(1);
    expect(new Set(told.filter((one) => one !== undefined))).toEqual(new Set(winners));
  });

  it('replaces a value that still stands there, and no other', async () => {
    await state.claim('mine', 'a', 60);
    expect(await state.replace('mine', 'a', 'b', 60)).toBe(true);
    expect(await state.replace('mine', 'a', 'c', 60)).toBe(false);
    expect(await state.claim('mine', 'd', 60)).toBe('b');
    expect(await state.replace('nothing', 'a', 'b', 60)).toBe(false);
    expect(await state.claim('nothing', 'e', 60)).toBeUndefined();
  });

  it('releases a value that still stands there, and no other', async () => {
    await state.claim('held', 'a', 60);
    await state.release('held', 'b');
    expect(await state.claim('held', 'c', 60)).toBe('a');
    await state.release('held', 'a');
    expect(await state.claim('held', 'c', 60)).toBeUndefined();
    await expect(state.release('never', 'a')).resolves.toBeUndefined();
  });

  it('forgets a value when its time is over', async () => {
    await state.claim('short', 'a', 1);
    expect(await state.claim('short', 'b', 1)).toBe('a');
    await sleep(1100);
    expect(await state.replace('short', 'a', 'c', 60)).toBe(false);
    expect(await state.claim('short', 'b', 1)).toBeUndefined();
  });
}
