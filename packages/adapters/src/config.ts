import path from 'node:path';
import { StartupError } from '@media-gateway/kernel';
import { z } from 'zod';

/** What every process of the system may be told by its environment; nothing is needed. */
const schema = z.object({
  NODE_ENV: z.string().default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  PORT: z.coerce.number().int().min(0).max(65535).optional(),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().optional(),
  CACHE_URL: z.string().default('memory:'),
  BUS_URL: z.string().default('memory:'),
  /** What processes agree on; where it is not said, the same server as the bus. */
  STATE_URL: z.string().optional(),
  /** Where the requests of clients are counted; `off` limits nothing. */
  RATE_LIMIT_URL: z.string().default('memory:'),
  /** Seals the viewer between gateway and subgraphs; embedded they share a process and need none. */
  GATEWAY_SECRET: z.string().min(32).optional(),
});

export type ServiceConfig = Readonly<z.infer<typeof schema>> & {
  readonly DATABASE_URL: string;
  readonly STATE_URL: string;
};

/**
 * Reads the environment once.
 * @throws StartupError naming each variable that is wrong.
 */
export function readServiceConfig(env: NodeJS.ProcessEnv = process.env): ServiceConfig {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new StartupError(`The environment is wrong: ${issues.join('; ')}.`);
  }
  if (parsed.data.NODE_ENV === 'production') requireNamed(env);
  const DATA_DIR = path.resolve(parsed.data.DATA_DIR);
  return {
    ...parsed.data,
    DATA_DIR,
    DATABASE_URL: parsed.data.DATABASE_URL ?? `pglite:${path.join(DATA_DIR, 'postgres')}`,
    STATE_URL: parsed.data.STATE_URL ?? parsed.data.BUS_URL,
  };
}

/** Nobody runs production on memory, or on a database in a folder, without having said so. */
function requireNamed(env: NodeJS.ProcessEnv): void {
  const missing = ['DATABASE_URL', 'CACHE_URL', 'BUS_URL'].filter((name) => !env[name]);
  if (missing.length === 0) return;
  throw new StartupError(
    `With NODE_ENV=production ${missing.join(', ')} must be set; "memory:" and "pglite:<folder>" are only used when named.`,
  );
}
