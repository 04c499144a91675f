import { PERSISTED_MODES } from '@media-gateway/gateway';
import { StartupError } from '@media-gateway/kernel';
import { z } from 'zod';

const tokenSchema = z.object({
  /** Who speaks over stdio: a token of `npm run token`; without it, a guest. */
  MCP_TOKEN: z.string().optional(),
});

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
