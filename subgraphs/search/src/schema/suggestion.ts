import { CACHED_AS_PARENT, cachedFor } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import { completeTitles } from '../complete.ts';
import type { Completion } from '../domain/completion.ts';
import { Title } from './title.ts';

const Suggestion = builder.objectRef<Completion>('Suggestion').implement({
  description: 'A title that what was typed so far may mean.',
  directives: CACHED_AS_PARENT,
  fields: (t) => ({
    text: t.exposeString('text', {
      description: 'The name that was met: its name, its original name or one in another language.',
    }),
    title: t.field({
      type: Title,
      nullable: true,
      description: 'The title.',
      resolve: ({ titleId }) => ({ id: titleId }),
    }),
    year: t.exposeInt('year', { nullable: true, description: 'The year of its release, when it is known.' }),
  }),
});

builder.queryField('autocomplete', (t) =>
  t.field({
    type: [Suggestion],
    nullable: true,
    listSize: { slicingArguments: ['first'], requireOneSlicingArgument: false },
    directives: cachedFor(300),
    description:
      'Titles whose name has words that begin like these, best first; with a typo forgiven when there are none.',
    args: {
      prefix: t.arg.string({
        required: true,
        description: 'What was typed so far, at most 512 characters; nothing gives nothing.',
      }),
      first: t.arg.int({ defaultValue: 8, description: 'How many to give, 1 to 20.' }),
    },
    resolve: async (_, { prefix, first }, { index }) => completeTitles(await index.corpus(), prefix, first ?? 8),
  }),
);
