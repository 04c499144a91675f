import type { SubgraphDeps } from '@media-gateway/adapters';
import { nameOf } from './domain/account.ts';

const DEMO = 'user_demo';

/** The account that `npm run token -- --user demo` speaks for. What its user has changed stays. */
export async function seed({ db }: SubgraphDeps): Promise<void> {
  await db.account.createMany({ data: [{ id: DEMO, name: nameOf(DEMO), role: 'user' }], skipDuplicates: true });
  await db.preferences.createMany({
    data: [
      {
        userId: DEMO,
        platforms: ['netflix', 'disney-plus', 'mubi'],
        regions: ['US', 'MX'],
        languages: ['en', 'es-MX'],
      },
    ],
    skipDuplicates: true,
  });
}
