import type { State } from './port.ts';

/** Values kept, and what they may take together, in characters of JSON; the oldest leave first. */
const MAX_ENTRIES = 10_000;
const MAX_CHARACTERS = 50_000_000;

interface Entry {
  readonly json: string;
  readonly expires: number;
}

/** The state of one process, lost with it. */
export function createMemoryState(now: () => number = Date.now): State {
  const entries = new Map<string, Entry>();
  let characters = 0;
  const remove = (key: string): void => {
    characters -= entries.get(key)?.json.length ?? 0;
    entries.delete(key);
  };
  const read = (key: string): string | undefined => {
    const entry = entries.get(key);
    if (entry && entry.expires <= now()) remove(key);
    return entries.get(key)?.json;
  };
  const write = (key: string, json: string, ttlSeconds: number): void => {
    remove(key);
    while (entries.size >= MAX_ENTRIES || (entries.size > 0 && characters + json.length > MAX_CHARACTERS))
      remove(entries.keys().next().value as string);
    entries.set(key, { json, expires: now() + ttlSeconds * 1000 });
    characters += json.length;
  };
  return {
    async claim<T>(key: string, value: T, ttlSeconds: number) {
      const known = read(key);
      if (known === undefined) write(key, JSON.stringify(value), ttlSeconds);
      return known === undefined ? undefined : (JSON.parse(known) as T);
    },
    async replace(key, from, to, ttlSeconds) {
      if (read(key) !== JSON.stringify(from)) return false;
      write(key, JSON.stringify(to), ttlSeconds);
      return true;
    },
    async release(key, value) {
      if (read(key) === JSON.stringify(value)) remove(key);
    },
    close: async () => entries.clear(),
  };
}
