import { StartupError } from '@media-gateway/kernel';
import type { RateLimiter } from './port.ts';

/** Where requests are counted: `off`, `memory:` for each process by itself, or a Redis that all processes share. */
export const RATE_LIMIT_URL = /^(off|memory:|rediss?:\/\/\S+)$/;

/**
 * @param report told once of each time that the server is away.
 * @returns undefined where nothing is limited.
 * @throws StartupError for an unknown scheme, or a server that cannot be reached.
 */
export async function openRateLimiter(url: string, report: (error: unknown) => void): Promise<RateLimiter | undefined> {
  if (url === 'off') return undefined;
  if (url === 'memory:') return (await import('./memory.ts')).createMemoryRateLimiter();
  if (RATE_LIMIT_URL.test(url)) return (await import('./redis.ts')).createRedisRateLimiter(url, report);
  throw new StartupError('RATE_LIMIT_URL must be "off", "memory:" or "redis://host:port".');
}
