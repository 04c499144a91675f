import { PERSONAL, titleStub } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import { type Progress, shareOf } from '../domain/progress.ts';

export const TitleRef = titleStub(builder);

export const ProgressRef = builder.objectRef<Progress>('Progress').implement({
  description: 'How far the viewer has come in a title.',
  directives: PERSONAL,
  fields: (t) => ({
    title: t.field({
      type: TitleRef,
      nullable: true,
      description: 'In which title.',
      resolve: ({ titleId }) => ({ id: titleId }),
    }),
    positionSeconds: t.exposeInt('positionSeconds', { description: 'Where to go on, in seconds from the start.' }),
    durationSeconds: t.exposeInt('durationSeconds', { description: 'How long it is, in seconds.' }),
    share: t.float({ description: 'The watched share, 0–1.', resolve: shareOf }),
    completed: t.exposeBoolean('completed', { description: 'Whether at least 95 % were watched.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last watched.' }),
  }),
});

builder.objectFields(TitleRef, (t) => ({
  inWatchlist: t.boolean({
    nullable: true,
    description: "Whether it is on the viewer's watchlist; null for a guest.",
    directives: PERSONAL,
    resolve: ({ id }, _, { own }) => own?.inWatchlist.load(id) ?? null,
  }),
  progress: t.field({
    type: ProgressRef,
    nullable: true,
    description: 'How far the viewer has come; null for a guest and for what was not begun.',
    directives: PERSONAL,
    resolve: ({ id }, _, { own }) => own?.progress.load(id) ?? null,
  }),
}));
