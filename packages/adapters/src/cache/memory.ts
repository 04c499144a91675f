import type { Cache } from './port.ts';

/** Entries kept; the one unused longest leaves first. */
const MAX_ENTRIES = 10_000;

/** The cache of one process. Values are kept as JSON, so that nobody changes what another reads. */
export function createMemoryCache(now: () => number = Date.now): Cache {
  const entries = new Map<string, { readonly json: string; readonly expires: number }>();
  return {
    async get<T>(key: string) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      if (entry.expires <= now()) return undefined;
      entries.set(key, entry);
      return JSON.parse(entry.json) as T;
    },
    async set(key, value, ttlSeconds) {
      entries.delete(key);
      if (entries.size >= MAX_ENTRIES) entries.delete(entries.keys().next().value as string);
      entries.set(key, { json: JSON.stringify(value), expires: now() + ttlSeconds * 1000 });
    },
    delete: async (key) => void entries.delete(key),
    close: async () => entries.clear(),
  };
}
