import type { SubgraphDeps } from '@media-gateway/adapters';
import type { SignedInViewer } from '@media-gateway/kernel';
import { NO_PREFERENCES, type Preferences, type PreferencesInput, changePreferences } from '../domain/preferences.ts';
import { changeAccount } from './account.ts';

export const writePreferences = (
  { db, now }: Pick<SubgraphDeps, 'db' | 'now'>,
  viewer: SignedInViewer,
  input: PreferencesInput,
): Promise<Preferences> =>
  changeAccount(db, viewer, async (tx, userId) => {
    const current = await tx.preferences.findUnique({ where: { userId } });
    const { updatedAt: _, ...changed } = changePreferences(current ?? NO_PREFERENCES, input, new Date(now()));
    const data = {
      ...toLists(changed),
      certificationCeiling: changed.certificationCeiling,
      updatedAt: new Date(now()),
    };
    return tx.preferences.upsert({ where: { userId }, create: { userId, ...data }, update: data });
  });

const toLists = ({ platforms, regions, languages, genresLiked, genresDisliked }: Omit<Preferences, 'updatedAt'>) => ({
  platforms: [...platforms],
  regions: [...regions],
  languages: [...languages],
  genresLiked: [...genresLiked],
  genresDisliked: [...genresDisliked],
});
