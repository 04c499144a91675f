import { type Adapters, openAdapters } from '@media-gateway/adapters';
import { migrate } from '@media-gateway/database';
import { GUEST, type Viewer, createExecutor } from '@media-gateway/kernel';
import type { ExecutionResult } from 'graphql';
import { sync } from '../src/index.ts';

/** What is wrong when a fault of ours shows. */
const report = (error: unknown) => {
  throw error;
};

const viewerOf = (name: string | null): Viewer =>
  name === null ? GUEST : { id: `user_${name}`, role: 'user', scopes: [] };

export interface Harness {
  readonly deps: Adapters;
  /** Every statement Prisma sent. */
  readonly statements: string[];
  /** Runs as a user by name; null is a guest. */
  run(as: string | null, query: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
}

/** The subgraph over a fresh database; each request comes a second after the one before. */
export async function startHarness(): Promise<Harness> {
  const statements: string[] = [];
  const config = {
    DATABASE_URL: 'pglite:memory',
    CACHE_URL: 'memory:',
    BUS_URL: 'memory:',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
  } as const;
  const adapters = await openAdapters({ ...config, onQuery: (sql) => void statements.push(sql) }, 'sync');
  let now = Date.parse('2026-12-01T12:00:00.000Z');
  const deps = { ...adapters, now: () => now };
  await migrate(adapters.database);
  const execute = createExecutor(sync, deps, report);
  return {
    deps,
    statements,
    run: async (as, query, variables = {}) => {
      now += 1000;
      return (await execute({ query, variables, viewer: viewerOf(as) })) as ExecutionResult;
    },
  };
}

export const codeOf = (result: ExecutionResult): unknown => result.errors?.[0]?.extensions['code'];
