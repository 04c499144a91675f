import { StartupError } from '@media-gateway/kernel';
import { z } from 'zod';
import { PERSISTED_MODES } from './options.ts';

/** A number as a variable holds it. An empty one is a mistake, not a zero. */
const whole = (min: number, max: number) => {
  const what = `a whole number from ${min.toLocaleString('en-US')} to ${max.toLocaleString('en-US')}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, what)
    .transform(Number)
    .pipe(z.int(what).min(min, what).max(max, what));
};

const text = () => z.string().min(1, 'a text; unset it for the default');

const needed = () => z.string('missing');

const URLS = /^(?:(?:^|,)[^=,\s]+=(?:https?:\/\/|unix:\/)[^,\s]+)*$/;

const RANGES = /^(?:(?:^|,)[\da-f:.]+\/\d{1,3})*$/i;

/** Where to listen and what to write: the same for every way of starting. */
const listenSchema = z.object({
  PORT: whole(0, 65_535).optional(),
  HOST: text().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
});

/** What the gateway as a service of this system may be told by its environment. */
const schema = listenSchema
  .extend({
    /** With `production` the schema is for admins: no introspection for others, and no hints at it. */
    NODE_ENV: z.string().default('development'),
    /** The composed supergraph. */
    SUPERGRAPH_FILE: text().default('supergraph.graphql'),
    /** Where requests are counted: `off`, `memory:`, or a Redis that several gateways share. */
    RATE_LIMIT_URL: z
      .string()
      .regex(/^(off|memory:|rediss?:\/\/\S+)$/, '"off", "memory:" or an address like redis://host:port')
      .default('memory:'),
    OPERATIONS_DIR: text().default('operations'),
    /** Which documents applications may send as text. */
    PERSISTED_MODE: z.enum(PERSISTED_MODES).optional(),
    /** Seals the viewer between gateway and subgraphs. */
    GATEWAY_SECRET: needed().min(32, 'at least 32 characters'),
    /** The issuer's RS256 public key, as PEM. */
    JWT_PUBLIC_KEY_FILE: needed().min(1),
    JWT_ISSUER: text().default('media-gateway:development'),
    JWT_AUDIENCE: text().default('media-gateway'),
    /** For every subgraph; without it each has its own, as in transports/presets.ts. */
    SUBGRAPH_TIMEOUT_MS: whole(1, 300_000).optional(),
    /** `name=url` pairs, comma-separated: a subgraph that is elsewhere than the supergraph says. */
    SUBGRAPH_URLS: z
      .string()
      .regex(URLS, 'name=url pairs, comma-separated, of addresses like http://host/graphql')
      .default(''),
    /** Our own proxies, whose `X-Forwarded-…` headers are believed. */
    TRUSTED_PROXIES: z
      .string()
      .regex(/^([\da-f.:]+(\/\d{1,3})?(,(?!$)|$))*$/i, 'addresses or networks like 10.0.0.0/8, comma-separated')
      .default(''),
    /** Where answers to mutations with an idempotency key are kept: `memory:` or a Redis that evicts nothing. */
    STATE_URL: z
      .string()
      .regex(/^(memory:|rediss?:\/\/.+)$/, '"memory:" or "redis://host:port"')
      .default('memory:'),
    /** Turns webhooks on: 32 bytes in base64, which encrypt their secrets. */
    WEBHOOK_KEY: z
      .string()
      .regex(/^[\w+/-]{43}=?$/, '32 bytes in base64, as "openssl rand -base64 32" makes them')
      .optional(),
    /** Where the manifests of client applications, and endpoints and deliveries of webhooks, are kept: without it there are none. */
    DATABASE_URL: text().optional(),
    /** Ranges of addresses, comma-separated, that webhooks reach although they are not public, and over http too. */
    WEBHOOK_PRIVATE_TARGETS: z.string().regex(RANGES, 'ranges like 10.0.0.0/8, comma-separated').default(''),
    /** The host names under which clients reach the gateway, comma-separated, without scheme and port; the loopback names always hold. */
    PUBLIC_HOSTS: z
      .string()
      .regex(/^([a-z0-9.-]+(,[a-z0-9.-]+)*)?$/i, 'host names, comma-separated, without scheme and port')
      .default(''),
  })
  .refine(({ WEBHOOK_KEY, DATABASE_URL }) => WEBHOOK_KEY === undefined || DATABASE_URL !== undefined, {
    path: ['DATABASE_URL'],
    message: 'needed with WEBHOOK_KEY',
  });

export type GatewayConfig = Readonly<z.infer<typeof schema>>;
export type ListenConfig = Readonly<z.infer<typeof listenSchema>>;

/** The environment as it is, for the variables that a `gateway.yaml` names. */
export const environment = (): NodeJS.ProcessEnv => process.env;

/**
 * Reads the environment of a gateway that is told everything by it.
 * @throws StartupError naming each variable that is wrong.
 */
export const readGatewayConfig = (env = environment()): GatewayConfig => read(schema, env);

/**
 * Reads what goes before a `gateway.yaml`.
 * @throws StartupError naming each variable that is wrong.
 */
export const readListenConfig = (env = environment()): ListenConfig => read(listenSchema, env);

function read<T extends z.ZodType>(type: T, env: NodeJS.ProcessEnv): z.output<T> {
  const parsed = type.safeParse(env);
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

/** The networks of TRUSTED_PROXIES. */
export const trustedProxies = ({ TRUSTED_PROXIES }: GatewayConfig): readonly string[] =>
  TRUSTED_PROXIES.split(',').filter(Boolean);

/** The names of PUBLIC_HOSTS. */
export const publicHosts = ({ PUBLIC_HOSTS }: GatewayConfig): readonly string[] =>
  PUBLIC_HOSTS.toLowerCase().split(',').filter(Boolean);
