import { type Database, type OpenedDatabase, openDatabase } from '@media-gateway/database';
import { StartupError } from '@media-gateway/kernel';
import type { EventBus, ReportTrouble } from './bus/port.ts';
import type { Cache } from './cache/port.ts';
import type { ServiceConfig } from './config.ts';
import { type Logger, createLogger } from './log.ts';

/** What every subgraph is given. */
export interface SubgraphDeps {
  readonly db: Database;
  readonly bus: EventBus;
  readonly cache: Cache;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Adapters extends SubgraphDeps {
  readonly database: OpenedDatabase;
  close(): Promise<void>;
}

export type AdapterConfig = Pick<ServiceConfig, 'DATABASE_URL' | 'CACHE_URL' | 'BUS_URL' | 'LOG_LEVEL' | 'NODE_ENV'> & {
  readonly onQuery?: (sql: string) => void;
};

/**
 * The one place where adapters are chosen, by the scheme of a URL; a driver is loaded only when it is chosen.
 * @throws StartupError for an unknown scheme, or a server that cannot be reached.
 */
export async function openAdapters(config: AdapterConfig, name: string): Promise<Adapters> {
  const log = createLogger(config.LOG_LEVEL, name);
  const report = (error: unknown) => log.warn({ err: error }, 'tried again');
  const opened: { close(): Promise<void> }[] = [];
  const keep = <T extends { close(): Promise<void> }>(adapter: T): T => (opened.unshift(adapter), adapter);
  const close = async () => {
    for (const adapter of opened) await adapter.close();
  };
  try {
    const database = keep(
      await openDatabase({ url: config.DATABASE_URL, ...(config.onQuery && { onQuery: config.onQuery }) }),
    );
    const bus = keep(await openBus(config, report));
    const cache = keep(await openCache(config, report));
    return { db: database.db, database, bus, cache, log, now: Date.now, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param report told of each failed try; nothing is lost by it. */
export async function openBus(
  { BUS_URL }: Pick<AdapterConfig, 'BUS_URL'>,
  report: ReportTrouble = () => undefined,
): Promise<EventBus> {
  if (BUS_URL === 'memory:') return (await import('./bus/memory.ts')).createMemoryBus(report);
  if (isRedis(BUS_URL)) return (await import('./bus/redis.ts')).createRedisBus(BUS_URL, { report });
  throw new StartupError('BUS_URL must be "memory:" or "redis://host:port".');
}

/** @param report told of each answer that could not be had; it counts as a miss. */
export async function openCache(
  { CACHE_URL }: Pick<AdapterConfig, 'CACHE_URL'>,
  report: ReportTrouble = () => undefined,
): Promise<Cache> {
  if (CACHE_URL === 'memory:') return (await import('./cache/memory.ts')).createMemoryCache();
  if (isRedis(CACHE_URL)) return (await import('./cache/redis.ts')).createRedisCache(CACHE_URL, report);
  throw new StartupError('CACHE_URL must be "memory:" or "redis://host:port".');
}

/** `rediss:` is Redis over TLS. */
const isRedis = (url: string): boolean => /^rediss?:\/\//.test(url);
