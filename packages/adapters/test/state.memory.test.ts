import { describe, expect, it } from '@jest/globals';
import { createMemoryState, openState } from '../src/index.ts';
import { stateContract } from './state.contract.ts';

describe('the state in memory', () => {
  stateContract(() => openState('memory:'));

  it('drops the oldest above 10,000 values', async () => {
    const state = createMemoryState();
    for (let key = 0; key <= 10_000; key += 1) await state.claim(`${key}`, key, 60);
    expect([await state.claim('1', 'again', 60), await state.claim('0', 'again', 60)]).toEqual([1, undefined]);
  });

  it('drops the oldest above 50,000,000 characters', async () => {
    const state = createMemoryState();
    const large = 'x'.repeat(20_000_000);
    for (const key of ['a', 'b', 'c']) await state.claim(key, large, 60);
    expect(await state.claim('b', '', 60)).toBe(large);
    expect(await state.claim('a', '', 60)).toBeUndefined();
  });
});

it('is "memory:" or Redis', async () => {
  await expect(openState('file:x')).rejects.toThrow('STATE_URL must be "memory:" or "redis://host:port".');
});
