import { randomUUID } from 'node:crypto';
import { afterAll, describe } from '@jest/globals';
import { Redis } from 'ioredis';
import { TEST_REDIS_URL } from './config.ts';

const probe = new Redis(TEST_REDIS_URL, { lazyConnect: true, connectTimeout: 2000, retryStrategy: () => null });
probe.on('error', () => undefined);
const answers = await probe.connect().then(
  () => true,
  () => {
    probe.disconnect();
    return false;
  },
);

/** Runs where Redis answers; elsewhere the whole suite counts as skipped and says why. */
export function describeRedis(name: string, suite: () => void): void {
  if (!answers) return describe.skip(`${name} [skipped: no Redis at ${new URL(TEST_REDIS_URL).host}]`, suite);
  describe(name, () => {
    suite();
    afterAll(() => probe.quit());
  });
}

/** An address under which nothing else keeps keys. */
export function isolatedUrl(): string {
  const url = new URL(TEST_REDIS_URL);
  url.searchParams.set('keyPrefix', `test:${randomUUID()}:`);
  return url.href;
}

/** Removes what a test left behind. */
export async function removeKeys(url: string): Promise<void> {
  const keys = await probe.keys(`${new URL(url).searchParams.get('keyPrefix')}*`);
  if (keys.length > 0) await probe.del(keys);
}
