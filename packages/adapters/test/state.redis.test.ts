import { afterAll, describe, expect, it } from '@jest/globals';
import { openState } from '../src/index.ts';
import { describeRedis, isolatedUrl, removeKeys } from './redis.ts';
import { stateContract } from './state.contract.ts';

describeRedis('the state over Redis', () => {
  const url = isolatedUrl();
  afterAll(() => removeKeys(url));

  stateContract(() => openState(url));

  it('is one for all who open it', async () => {
    const [one, other] = await Promise.all([openState(url), openState(url)]);
    expect(await one.claim('shared', 'of one', 60)).toBeUndefined();
    expect(await other.claim('shared', 'of the other', 60)).toBe('of one');
    await Promise.all([one.close(), other.close()]);
  });

  it('rejects when Redis is away', async () => {
    const state = await openState(url);
    await state.close();
    await expect(state.claim('away', 'a', 60)).rejects.toThrow();
  });
});

describe('a Redis that cannot be reached', () => {
  it('is one line without its password', async () => {
    await expect(openState('redis://:hunter2secret@127.0.0.1:1')).rejects.toMatchObject({
      name: 'StartupError',
      message: 'Redis at 127.0.0.1:1 (STATE_URL) cannot be reached: connection refused.',
    });
  });
});
