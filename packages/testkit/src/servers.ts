import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import { testConfig } from './config.ts';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** An empty database on the test server. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = testConfig().TEST_POSTGRES_URL;
  const name = `media_gateway_${randomBytes(4).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) };
}

/** The test Redis, with every key below the prefix. */
export function redisUrl(keyPrefix: string): string {
  const url = new URL(testConfig().TEST_REDIS_URL);
  url.searchParams.set('keyPrefix', keyPrefix);
  return url.href;
}

/** Why the distributed topology cannot run here, or undefined when it can. */
export async function missingServers(): Promise<string | undefined> {
  const { TEST_POSTGRES_URL, TEST_REDIS_URL } = testConfig();
  const postgres = await onServer(TEST_POSTGRES_URL, 'select 1').then(
    () => undefined,
    () => 'no PostgreSQL at TEST_POSTGRES_URL',
  );
  return postgres ?? (await pingRedis(TEST_REDIS_URL));
}

async function onServer(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3000 });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function pingRedis(url: string): Promise<string | undefined> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return undefined;
  } catch {
    return 'no Redis at TEST_REDIS_URL';
  } finally {
    redis.disconnect();
  }
}
