import type { Person } from '@media-gateway/database';
import { checkId } from '@media-gateway/kernel';
import { cachedFor } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';

export const PersonRef = builder.objectRef<Person>('Person');

const findPerson = async ({ id }: { readonly id: string }, { loaders }: Context): Promise<Person | null> =>
  loaders.people.load(checkId('person', id));

PersonRef.implement({
  description: 'Somebody who makes films or shows.',
  directives: cachedFor(3600),
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Their id, `person_…`.' }),
    name: t.exposeString('name', { description: 'Their name.' }),
    born: t.exposeString('born', { nullable: true, description: 'Day or year of birth: "1910-03-23" or "1910".' }),
    died: t.exposeString('died', { nullable: true, description: 'Day or year of death, in the same form.' }),
  }),
});

builder.asEntity(PersonRef, { key: builder.selection<{ id: string }>('id'), resolveReference: findPerson });

builder.queryField('person', (t) =>
  t.field({
    type: PersonRef,
    nullable: true,
    description: 'A person by id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id, `person_…`.' }) },
    resolve: (_root, args, context) => findPerson(args, context),
  }),
);
