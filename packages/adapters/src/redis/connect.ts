import { StartupError } from '@media-gateway/kernel';
import { Redis, type RedisOptions } from 'ioredis';

/** Before every key, so that one Redis may serve others too; `redis://host/?keyPrefix=other:` sets another. */
const KEY_PREFIX = 'media-gateway:';

type ConnectOptions = Pick<
  RedisOptions,
  'commandTimeout' | 'enableOfflineQueue' | 'autoResendUnfulfilledCommands' | 'maxRetriesPerRequest'
>;

/**
 * A connected client that reconnects by itself from then on.
 * @param variable where the URL was set, for the message.
 * @throws StartupError when the server cannot be reached or refuses; the message never has the password.
 */
export async function connectRedis(url: string, variable: string, options: ConnectOptions = {}): Promise<Redis> {
  if (!URL.canParse(url)) throw new StartupError(`${variable} must be "redis://host:port".`);
  const started = { yes: false };
  const redis = new Redis(url, {
    keyPrefix: KEY_PREFIX,
    lazyConnect: true,
    connectTimeout: 5000,
    maxRetriesPerRequest: 2,
    // Backs off to 2 s while the server is away; the first connection fails at once instead.
    retryStrategy: (times) => (started.yes ? Math.min(times * 100, 2000) : null),
    ...options,
  });
  const seen = rememberErrors(redis);
  try {
    await redis.connect();
    await redis.ping();
    started.yes = true;
    return redis;
  } catch (error) {
    redis.disconnect();
    throw new StartupError(`Redis at ${address(url)} (${variable}) cannot be reached: ${reason(seen.last ?? error)}.`);
  }
}

/** The client tells why it cannot connect in an event, and rejects with no more than "Connection is closed". */
function rememberErrors(redis: Redis): { last?: unknown } {
  const seen: { last?: unknown } = {};
  redis.on('error', (error: unknown) => (seen.last = error));
  return seen;
}

function address(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '6379'}`;
}

function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code === 'ECONNREFUSED' ? 'connection refused' : (message ?? 'no answer');
}
