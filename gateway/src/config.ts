import { StartupError } from '@media-gateway/kernel';
import { z } from 'zod';

/** What the gateway as its own service may be told by its environment. */
const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  /** The composed supergraph. */
  SUPERGRAPH_FILE: z.string().default('supergraph.graphql'),
  OPERATIONS_DIR: z.string().default('operations'),
  /** Seals the viewer between gateway and subgraphs. */
  GATEWAY_SECRET: z.string().min(32),
  /** The issuer's RS256 public key, as PEM. */
  JWT_PUBLIC_KEY_FILE: z.string(),
  JWT_ISSUER: z.string().default('media-gateway:development'),
  JWT_AUDIENCE: z.string().default('media-gateway'),
  SUBGRAPH_TIMEOUT_MS: z.coerce.number().int().min(1).max(60_000).default(3000),
  /** `name=url` pairs, comma-separated: a subgraph that is elsewhere than the supergraph says. */
  SUBGRAPH_URLS: z.string().default(''),
  /** The host names under which clients reach the gateway, comma-separated, without scheme and port; the loopback names always hold. */
  PUBLIC_HOSTS: z
    .string()
    .regex(/^([a-z0-9.-]+(,[a-z0-9.-]+)*)?$/i, 'host names, comma-separated, without scheme and port')
    .default(''),
});

export type GatewayConfig = Readonly<z.infer<typeof schema>>;

/**
 * Reads the environment once.
 * @throws StartupError naming each variable that is wrong.
 */
export function readGatewayConfig(env: NodeJS.ProcessEnv = process.env): GatewayConfig {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new StartupError(`The environment is wrong: ${issues.join('; ')}.`);
}

/** The pairs of SUBGRAPH_URLS. */
export const subgraphUrls = ({ SUBGRAPH_URLS }: GatewayConfig): ReadonlyMap<string, string> =>
  new Map(
    SUBGRAPH_URLS.split(',')
      .filter(Boolean)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const),
  );

/** The names of PUBLIC_HOSTS. */
export const publicHosts = ({ PUBLIC_HOSTS }: GatewayConfig): readonly string[] =>
  PUBLIC_HOSTS.toLowerCase().split(',').filter(Boolean);
