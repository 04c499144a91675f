import { type Adapters, openAdapters } from '@media-gateway/adapters';
import { migrate } from '@media-gateway/database';
import { GUEST, type Role, type Viewer, createExecutor } from '@media-gateway/kernel';
import type { ExecutionResult } from 'graphql';
import type { Platforms } from '../src/domain/platform.ts';
import { availability } from '../src/index.ts';
import { seedSample } from '../src/seed.ts';

/** The clock of the tests. */
export const TODAY = '2026-12-01';
const NOW = Date.parse(`${TODAY}T12:00:00.000Z`);

/** What is wrong when a fault of ours shows. */
const report = (error: unknown) => {
  throw error;
};

export const viewerOf = (role: Role): Viewer => (role === 'guest' ? GUEST : { id: `user_${role}`, role, scopes: [] });

export interface Harness {
  readonly deps: Adapters;
  /** Every statement Prisma sent. */
  readonly statements: string[];
  /** Sets the clock, ms since 1970. */
  setNow(now: number): void;
  run(query: string, variables?: Record<string, unknown>, role?: Role): Promise<ExecutionResult>;
  follow(query: string, variables?: Record<string, unknown>): Promise<AsyncGenerator<ExecutionResult, void, void>>;
}

/** The subgraph over a fresh database, with the platforms that the tests speak of. */
export async function startHarness(): Promise<Harness> {
  const statements: string[] = [];
  const config = {
    DATABASE_URL: 'pglite:memory',
    CACHE_URL: 'memory:',
    BUS_URL: 'memory:',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
  } as const;
  const adapters = await openAdapters({ ...config, onQuery: (sql) => void statements.push(sql) }, 'availability');
  let now = NOW;
  const deps = { ...adapters, now: () => now };
  await migrate(adapters.database);
  await seedSample(deps, { platforms: PLATFORMS, offers: [] });
  const execute = createExecutor(availability, deps, report);
  return {
    deps,
    statements,
    setNow: (value) => void (now = value),
    run: async (query, variables = {}, role = 'guest') =>
      (await execute({ query, variables, viewer: viewerOf(role) })) as ExecutionResult,
    follow: async (query, variables = {}) =>
      (await execute({ query, variables, viewer: GUEST })) as AsyncGenerator<ExecutionResult, void, void>,
  };
}

export const PLATFORMS = [
  {
    id: 'netflix',
    name: 'Netflix',
    regions: ['US', 'MX'],
    monetization: ['SUBSCRIPTION'],
    homepage: 'https://www.netflix.com/',
    links: { WEB: 'https://www.netflix.com/title/{id}', 'WEB:search': 'https://www.netflix.com/search?q={query}' },
  },
  {
    id: 'apple-tv',
    name: 'Apple TV',
    regions: ['US', 'GB'],
    monetization: ['SUBSCRIPTION', 'RENT', 'BUY'],
    homepage: 'https://tv.apple.com/',
    links: {},
  },
  {
    id: 'youtube',
    name: 'YouTube',
    regions: ['US', 'MX'],
    monetization: ['FREE', 'RENT'],
    homepage: 'https://www.youtube.com/',
    links: {},
  },
] satisfies Parameters<typeof seedSample>[1]['platforms'];

/** The same as the domain sees them. */
export const PLATFORM_MAP: Platforms = new Map(PLATFORMS.map((platform) => [platform.id, platform]));

export const codeOf = (result: ExecutionResult): unknown => result.errors?.[0]?.extensions['code'];
