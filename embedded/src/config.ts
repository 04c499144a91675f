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
  const { data, error } = webhookSchema.safeParse(env);
  if (!data) throw new StartupError(`The environment is wrong: ${error.issues.map(tell).join('; ')}.`);
  const { WEBHOOK_KEY: key, WEBHOOK_PRIVATE_TARGETS: ranges } = data;
  return { privateTargets: ranges.split(',').filter(Boolean), ...(key && { key: Buffer.from(key, 'base64') }) };
}

const tell = ({ path, message }: z.core.$ZodIssue): string => `${path.join('.')}: ${message}`;

export const readTokenConfig = (env: NodeJS.ProcessEnv = process.env) => tokenSchema.parse(env);
