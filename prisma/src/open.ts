import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { StartupError } from '@media-gateway/kernel';
import { PrismaClient } from '../generated/client/client.ts';
import { lockFolder } from './lock.ts';
import type { SqlSession } from './session.ts';

export type Database = PrismaClient;

export interface DatabaseOptions {
  /** `pglite:<folder>`, `pglite:memory` or `postgres://…` */
  readonly url: string;
  /** Called with each SQL statement Prisma sends. */
  readonly onQuery?: (sql: string) => void;
  /** Connections of this process to PostgreSQL; PGlite has one. */
  readonly poolSize?: number;
}

export interface OpenedDatabase {
  readonly db: Database;
  /** Runs work on one raw connection: migrations need it. */
  withSession<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens the one database of the system: the same Prisma client over either engine, whose driver is loaded only when chosen.
 * @throws StartupError when the folder is in use or broken, or the server cannot be reached.
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenedDatabase> {
  if (options.url.startsWith('pglite:')) return openPglite(options.url.slice('pglite:'.length), options);
  if (/^postgres(ql)?:\/\//.test(options.url)) return openPostgres(options);
  throw new StartupError('DATABASE_URL must be "pglite:<folder>" or "postgres://user@host:port/database".');
}

async function openPglite(folder: string, options: DatabaseOptions): Promise<OpenedDatabase> {
  const [{ PGlite: engines }, { PrismaPGlite }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('pglite-prisma-adapter'),
  ]);
  const inMemory = folder === 'memory';
  const unlock = inMemory ? async () => undefined : await prepareFolder(folder);
  const engine = await (inMemory ? engines.create() : openFolder(engines, folder)).catch(async (cause: unknown) => {
    await unlock();
    throw new StartupError(
      `The database in ${folder} cannot be opened: it is damaged or was made by another version. Move the folder away to start afresh.`,
      { cause },
    );
  });
  const db = createClient(new PrismaPGlite(engine), options);
  const session: SqlSession = {
    query: async <R>(sql: string, values: unknown[] = []) => (await engine.query<R>(sql, values)).rows,
    run: async (sql) => void (await engine.exec(sql)),
  };
  return {
    db,
    withSession: (work) => work(session),
    close: async () => {
      await db.$disconnect();
      await engine.close();
      await unlock();
    },
  };
}

/** What a new folder is made with stays in memory as long as the engine that made it, some 400 MB: so it is opened anew. */
async function openFolder(engines: typeof PGlite, dataDir: string): Promise<PGlite> {
  if (!existsSync(path.join(dataDir, 'PG_VERSION'))) await (await engines.create({ dataDir })).close();
  return engines.create({ dataDir });
}

async function prepareFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(path.dirname(path.resolve(folder)), { recursive: true });
  return lockFolder(`${path.resolve(folder)}.lock`);
}

async function openPostgres(options: DatabaseOptions): Promise<OpenedDatabase> {
  const [{ default: pg }, { PrismaPg }] = await Promise.all([import('pg'), import('@prisma/adapter-pg')]);
  const config = { connectionString: options.url, connectionTimeoutMillis: 5000 };
  const withSession: OpenedDatabase['withSession'] = async (work) => {
    const client = new pg.Client(config);
    // Without a listener, a server that goes away would end the process; the next statement rejects anyway.
    client.on('error', () => undefined);
    await client.connect().catch((cause: unknown) => {
      throw new StartupError(`PostgreSQL at ${shownUrl(options.url)} cannot be reached: ${reason(cause)}.`, { cause });
    });
    const session: SqlSession = {
      query: async <R>(sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows as R[],
      run: async (sql) => void (await client.query(sql)),
    };
    return work(session).finally(() => client.end());
  };
  await withSession((session) => session.query('select 1'));
  const db = createClient(new PrismaPg({ ...config, max: options.poolSize ?? 10 }), options);
  return { db, withSession, close: () => db.$disconnect() };
}

type Adapter = ConstructorParameters<typeof PrismaClient>[0]['adapter'];

function createClient(adapter: NonNullable<Adapter>, options: DatabaseOptions): Database {
  if (!options.onQuery) return new PrismaClient({ adapter });
  const client = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] });
  client.$on('query', (event) => options.onQuery?.(event.query));
  return client as unknown as Database;
}

/** The address without its password. */
function shownUrl(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL';
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}

function reason(cause: unknown): string {
  const error = cause as { code?: string; message?: string };
  return error.code === 'ECONNREFUSED' ? 'connection refused' : (error.message ?? 'no answer');
}
