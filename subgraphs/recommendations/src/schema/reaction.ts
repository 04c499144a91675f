import { requireUser } from '@media-gateway/kernel';
import { builder } from '../builder.ts';
import { type Reaction, react } from '../react.ts';
import { Title } from './recommendation.ts';

const REACTIONS: Readonly<Record<Reaction, { readonly description: string }>> = {
  LIKED: { description: 'They like it: more of that.' },
  DISMISSED: { description: 'They do not want it: less of that, and never itself again.' },
  NONE: { description: 'Neither, or no longer.' },
};

const ReactionRef = builder.enumType('Reaction', {
  description: 'What a viewer thinks of a title.',
  values: REACTIONS,
});

interface ReactionResult {
  readonly titleId: string;
  readonly reaction: Reaction;
}

const ReactionResultRef = builder.objectRef<ReactionResult>('ReactionResult').implement({
  description: 'What the viewer thinks of a title from now on.',
  fields: (t) => ({
    title: t.field({
      type: Title,
      nullable: true,
      description: 'The title.',
      resolve: ({ titleId }) => ({ id: titleId }),
    }),
    reaction: t.field({
      type: ReactionRef,
      description: 'What they think of it.',
      resolve: ({ reaction }) => reaction,
    }),
  }),
});

builder.mutationField('reactToTitle', (t) =>
  t.field({
    type: ReactionResultRef,
    description:
      'Says what the viewer thinks of a title, which changes what is recommended to them; the last word counts. Needs a signed-in viewer.',
    args: {
      titleId: t.arg.id({
        required: true,
        description: 'The title, `title_…`; a season or episode stands for its show.',
      }),
      reaction: t.arg({ type: ReactionRef, required: true, description: 'What the viewer thinks of it.' }),
    },
    resolve: async (_, { titleId, reaction }, { db, now, config, viewer }) => {
      const { id: userId } = requireUser(viewer);
      await react({ db, userId, titleId, reaction, now: now(), halfLifeDays: config.TRENDING_HALF_LIFE_DAYS });
      return { titleId, reaction };
    },
  }),
);
