import { StartupError } from '@media-gateway/kernel';
import { z } from 'zod';

const schema = z.object({
  /** After how many days an interaction warms a title half as much. Heat of different half-lives cannot be compared: change it on an empty table. */
  TRENDING_HALF_LIFE_DAYS: z.coerce.number().min(0.1).max(365).default(7),
  /** For how many days an event is remembered, so that its second delivery changes nothing. */
  SEEN_EVENT_DAYS: z.coerce.number().int().min(1).max(365).default(14),
});

export type RecommendationsConfig = Readonly<z.infer<typeof schema>>;

/** @throws StartupError naming each variable that is wrong. */
export function readRecommendationsConfig(env: NodeJS.ProcessEnv = process.env): RecommendationsConfig {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new StartupError(`The environment is wrong: ${issues.join('; ')}.`);
}
