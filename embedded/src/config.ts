import { z } from 'zod';

const tokenSchema = z.object({
  /** Who speaks over stdio: a token of `npm run token`; without it, a guest. */
  MCP_TOKEN: z.string().optional(),
  /** The sets of tools that are offered over stdio, by commas; all without it. */
  MCP_TOOLSETS: z.string().optional(),
});

export const readTokenConfig = (env: NodeJS.ProcessEnv = process.env) => tokenSchema.parse(env);
