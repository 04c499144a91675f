import { z } from 'zod';

const tokenSchema = z.object({
  /** Who speaks over stdio: a token of `npm run token`; without it, a guest. */
  MCP_TOKEN: z.string().optional(),
});

export const readTokenConfig = (env: NodeJS.ProcessEnv = process.env) => tokenSchema.parse(env);
