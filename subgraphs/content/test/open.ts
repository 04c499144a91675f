import { type Adapters, openAdapters } from '@media-gateway/adapters';
import { migrate } from '@media-gateway/database';
import { GUEST, createExecutor } from '@media-gateway/kernel';
import type { ExecutionResult } from 'graphql';
import { content } from '../src/index.ts';

/** Content over an empty database in memory. */
export interface OpenContent {
  readonly deps: Adapters;
  /** SQL statements since the last `clear`. */
  readonly statements: string[];
  /** Faults that were not of the closed error family. */
  readonly faults: unknown[];
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  /** Shapes differ from test to test; each states its own. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly codes: readonly unknown[];
  readonly messages: readonly string[];
}

const MEMORY = {
  DATABASE_URL: 'pglite:memory',
  CACHE_URL: 'memory:',
  BUS_URL: 'memory:',
  LOG_LEVEL: 'silent',
  NODE_ENV: 'test',
} as const;

/** The day on which all tests play. */
export const TODAY = Date.parse('2026-01-15T12:00:00Z');

export async function openContent(): Promise<OpenContent> {
  const statements: string[] = [];
  const faults: unknown[] = [];
  const adapters = await openAdapters({ ...MEMORY, onQuery: (sql) => void statements.push(sql) }, 'content');
  await migrate(adapters.database);
  const deps = { ...adapters, now: () => TODAY };
  const execute = createExecutor(content, deps, (fault) => void faults.push(fault));
  return {
    ...{ deps, statements, faults },
    ask: async (query, variables = {}) =>
      toAnswer((await execute({ query, variables, viewer: GUEST })) as ExecutionResult),
    close: () => deps.close(),
  };
}

const toAnswer = ({ data, errors = [] }: ExecutionResult): Answer => ({
  data: (data ?? {}) as Answer['data'],
  codes: errors.map(({ extensions }) => extensions['code']),
  messages: errors.map(({ message }) => message),
});
