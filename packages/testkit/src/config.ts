import { z } from 'zod';

const schema = z.object({
  /** A PostgreSQL server on which databases may be made. */
  TEST_POSTGRES_URL: z.string().default('postgres://postgres@127.0.0.1:5432/postgres'),
  TEST_REDIS_URL: z.string().default('redis://127.0.0.1:6379'),
});

/** Which servers the tests may use. */
export const testConfig = (env: NodeJS.ProcessEnv = process.env) => schema.parse(env);

/** The environment of a process that tests start: this one's, without what would change its meaning. */
export function childEnvironment(values: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG } = process.env;
  return { ...(PATH && { PATH }), ...(HOME && { HOME }), ...(LANG && { LANG }), ...values };
}
