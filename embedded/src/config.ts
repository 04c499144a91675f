import { PERSISTED_MODES } from '@media-gateway/gateway';
import { StartupError } from '@media-gateway/kernel';
import { z } from 'zod';

const tokenSchema = z.object({
  /** Who speaks over stdio: a token of `npm run token`; without it, a guest. */
  MCP_TOKEN: z.string().optional(),
  /** The sets of tools that are offered over stdio, by commas; all without it. */
  MCP_TOOLSETS: z.string().optional(),
});

const webhookSchema = z.object({
  /** Encrypts the secrets of webhooks: 32 bytes in base64; without it a key of the data folder does. */
  WEBHOOK_KEY: z
    .string()
    .regex(/^[\w+/-]{43}=?$/, 'must be 32 bytes in base64, as "openssl rand -base64 32" makes them')
    .optional(),
  /** Ranges of addresses, comma-separated, that webhooks reach although they are not public, and over http too. */
  WEBHOOK_PRIVATE_TARGETS: z.string().default(''),
});

export interface WebhookConfig {
  readonly key?: Buffer;
  readonly privateTargets: readonly string[];
}

/** @throws StartupError naming each variable that is wrong. */
export function readWebhookConfig(env: NodeJS.ProcessEnv = process.env): WebhookConfig {
  const { WEBHOOK_KEY: key, WEBHOOK_PRIVATE_TARGETS: ranges } = read(webhookSchema, env);
  return { privateTargets: ranges.split(',').filter(Boolean), ...(key && { key: Buffer.from(key, 'base64') }) };
}

export const readTokenConfig = (env: NodeJS.ProcessEnv = process.env) => tokenSchema.parse(env);

const gatewaySchema = z.object({
  /** Which documents applications may send as text. */
  PERSISTED_MODE: z.enum(PERSISTED_MODES).default('allow'),
});

const adminSchema = z.object({
  /** Who administers client applications; without it, the development identity does. */
  ADMIN_TOKEN: z.string().min(1).optional(),
});

/** @throws StartupError naming the variable that is wrong. */
export const readGatewayOptions = (env: NodeJS.ProcessEnv = process.env) => read(gatewaySchema, env);

/** @throws StartupError naming the variable that is wrong. */
export const readAdminConfig = (env: NodeJS.ProcessEnv = process.env) => read(adminSchema, env);

function read<T extends z.ZodType>(schema: T, env: NodeJS.ProcessEnv): z.output<T> {
  const { data, error } = schema.safeParse(env);
  if (!error) return data;
  const issues = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new StartupError(`The environment is wrong: ${issues.join('; ')}.`);
}
