import { requireUser } from '@media-gateway/kernel';
import { PERSONAL } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import type { Preferences } from '../domain/preferences.ts';
import { writePreferences } from '../store/preferences.ts';

export const PreferencesRef = builder.objectRef<Preferences>('Preferences').implement({
  description: 'What a user would rather see.',
  directives: PERSONAL,
  fields: (t) => ({
    platforms: t.idList({
      description: 'The platforms they have, by code such as "netflix".',
      resolve: ({ platforms }) => [...platforms],
    }),
    regions: t.field({
      type: ['Region'],
      description: 'Where they watch, the usual one first.',
      resolve: ({ regions }) => [...regions],
    }),
    languages: t.stringList({
      description: 'What they understand, BCP 47, the best first.',
      resolve: ({ languages }) => [...languages],
    }),
    genresLiked: t.stringList({
      description: 'Genres they like, such as "DRAMA".',
      resolve: ({ genresLiked }) => [...genresLiked],
    }),
    genresDisliked: t.stringList({
      description: 'Genres they would rather not see.',
      resolve: ({ genresDisliked }) => [...genresDisliked],
    }),
    certificationCeiling: t.exposeString('certificationCeiling', {
      nullable: true,
      description: 'The strictest certification that may be shown, such as "PG-13"; null for no ceiling.',
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they were last changed; null when never.',
    }),
  }),
});

const PreferencesInputRef = builder.inputType('PreferencesInput', {
  description:
    'A change of preferences. What is left out stays as it is; null takes it away. Lists take at most 50 values.',
  fields: (t) => ({
    platforms: t.idList({ description: 'Platform codes such as "netflix".' }),
    regions: t.field({ type: ['Region'], description: 'Where they watch, the usual one first.' }),
    languages: t.stringList({ description: 'BCP 47 tags such as "es-MX", the best first.' }),
    genresLiked: t.stringList({ description: 'Genres such as "DRAMA"; none of them may be disliked.' }),
    genresDisliked: t.stringList({ description: 'Genres such as "HORROR"; none of them may be liked.' }),
    certificationCeiling: t.string({
      description: 'The strictest certification that may be shown, 1 to 20 characters.',
    }),
  }),
});

builder.mutationField('updatePreferences', (t) =>
  t.field({
    type: PreferencesRef,
    description: "Changes the viewer's preferences. Needs a signed-in viewer.",
    args: { input: t.arg({ type: PreferencesInputRef, required: true, description: 'What changes.' }) },
    resolve: (_, { input }, { viewer, deps }) => writePreferences(deps, requireUser(viewer), input),
  }),
);
