import { CACHED_AS_PARENT } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import type { ExternalIdRecord } from '../domain/record.ts';

export const ExternalIdRef = builder.objectRef<ExternalIdRecord>('ExternalId').implement({
  description: 'What somebody else calls a title.',
  directives: CACHED_AS_PARENT,
  fields: (t) => ({
    source: t.exposeString('source', {
      description: 'Whose id it is: imdb, tmdb, tvdb, eidr, wikidata or a platform code.',
    }),
    value: t.exposeString('value', { description: 'The id.' }),
  }),
});

export const ExternalIdInput = builder.inputType('ExternalIdInput', {
  description: 'What somebody else calls a title.',
  fields: (t) => ({
    source: t.string({
      required: true,
      description: 'Whose id it is: imdb, tmdb, tvdb, eidr, wikidata or a platform code.',
    }),
    value: t.string({ required: true, description: 'The id, such as "tt0047478".' }),
  }),
});
