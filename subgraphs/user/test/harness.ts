import { type Adapters, openAdapters } from '@media-gateway/adapters';
import { migrate } from '@media-gateway/database';
import { GUEST, type Viewer, createExecutor } from '@media-gateway/kernel';
import type { ExecutionResult } from 'graphql';
import { user } from '../src/index.ts';

/** What is wrong when a fault of ours shows. */
const report = (error: unknown) => {
  throw error;
};

export const NOW = '2026-12-01T12:00:00.000Z';

export const signedIn = (name: string): Viewer => ({
  id: `user_${name}`,
  role: 'premium',
  scopes: ['read:preferences'],
});

export interface Harness {
  readonly deps: Adapters;
  /** Every statement Prisma sent. */
  readonly statements: string[];
  /** Runs as a user by name; null is a guest. */
  run(as: string | null, query: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
}

/** The subgraph over a fresh database. */
export async function startHarness(): Promise<Harness> {
  const statements: string[] = [];
  const config = {
    DATABASE_URL: 'pglite:memory',
    CACHE_URL: 'memory:',
    BUS_URL: 'memory:',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
  } as const;
  const adapters = await openAdapters({ ...config, onQuery: (sql) => void statements.push(sql) }, 'user');
  const deps = { ...adapters, now: () => Date.parse(NOW) };
  await migrate(adapters.database);
  const execute = createExecutor(user, deps, report);
  return {
    deps,
    statements,
    run: async (as, query, variables = {}) =>
      (await execute({ query, variables, viewer: as === null ? GUEST : signedIn(as) })) as ExecutionResult,
  };
}

export const codeOf = (result: ExecutionResult): unknown => result.errors?.[0]?.extensions['code'];
