import type { Title } from '@media-gateway/database';
import { checkPageSize } from '@media-gateway/kernel';
import { CACHED_AS_PARENT } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import type { PersonCredit } from '../loaders/credits.ts';
import { CreditRoleEnum } from './enums.ts';
import { PersonRef } from './person.ts';
import { TitleRef } from './title.ts';

const PersonCreditRef = builder.objectRef<PersonCredit>('PersonCredit').implement({
  description: 'That a title was worked on by a person.',
  directives: CACHED_AS_PARENT,
  fields: (t) => ({
    title: t.field({
      type: TitleRef,
      description: 'The title.',
      // A credit goes with its title, so that there is one.
      resolve: async ({ titleId }, _args, { loaders }) => (await loaders.titles.load(titleId)) as Title,
    }),
    role: t.expose('role', { type: CreditRoleEnum, description: 'What the person did.' }),
    character: t.exposeString('character', { nullable: true, description: 'Whom an actor plays.' }),
  }),
});

builder.objectField(PersonRef, 'credits', (t) =>
  t.field({
    type: [PersonCreditRef],
    description: 'What they worked on, best known first.',
    args: { first: t.arg.int({ defaultValue: 20, description: 'How many to give, 1 to 100.' }) },
    listSize: { slicingArguments: ['first'], requireOneSlicingArgument: false },
    resolve: ({ id }, { first }, { loaders }) =>
      loaders.filmographies.load({ owner: id, first: checkPageSize(first ?? 20), filter: null }),
  }),
);
