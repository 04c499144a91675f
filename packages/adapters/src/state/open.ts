import { StartupError } from '@media-gateway/kernel';
import type { State } from './port.ts';

/**
 * The state behind a URL; a driver is loaded only when it is chosen.
 * @param variable where the URL was set, for messages.
 * @throws StartupError for an unknown scheme, or a server that cannot be reached.
 */
export async function openState(url: string, variable = 'STATE_URL'): Promise<State> {
  if (url === 'memory:') return (await import('./memory.ts')).createMemoryState();
  if (/^rediss?:\/\//.test(url)) return (await import('./redis.ts')).createRedisState(url, variable);
  throw new StartupError(`${variable} must be "memory:" or "redis://host:port".`);
}
