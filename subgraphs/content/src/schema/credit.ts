import type { Person } from '@media-gateway/database';
import { CACHED_AS_PARENT } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import type { TitleCredit } from '../loaders/credits.ts';
import { CreditRoleEnum } from './enums.ts';
import { PersonRef } from './person.ts';

export const CreditRef = builder.objectRef<TitleCredit>('Credit').implement({
  description: 'That a person worked on a title.',
  directives: CACHED_AS_PARENT,
  fields: (t) => ({
    person: t.field({
      type: PersonRef,
      description: 'Who.',
      // A credit goes with its person, so that there is one.
      resolve: async ({ personId }, _args, { loaders }) => (await loaders.people.load(personId)) as Person,
    }),
    role: t.expose('role', { type: CreditRoleEnum, description: 'What the person did.' }),
    character: t.exposeString('character', { nullable: true, description: 'Whom an actor plays.' }),
  }),
});
