import { randomUUID } from 'node:crypto';
import { type State, openState } from '@media-gateway/adapters/state';
import { TEST_REDIS_URL } from './config.ts';

/** A state on the tests' Redis that nothing else sees; undefined where no Redis answers. */
export async function openTestState(): Promise<{ readonly state: State | undefined; close(): Promise<void> }> {
  const url = new URL(TEST_REDIS_URL);
  url.searchParams.set('keyPrefix', `test:${randomUUID()}:`);
  const state = await openState(url.href).catch(() => undefined);
  return { state, close: async () => state?.close() };
}
