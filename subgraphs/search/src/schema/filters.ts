import { builder } from '../builder.ts';
import type { FiltersInput } from '../domain/filters.ts';

const SearchKind = builder.enumType('SearchKind', {
  description: 'What can be searched for.',
  values: { FILM: { description: 'A film.' }, SHOW: { description: 'A show with seasons.' } } as const,
});

export const TitleFilters = builder.inputRef<FiltersInput>('TitleFilters');

TitleFilters.implement({
  description: 'What a title must meet. All that are given must be met, a list by any of its values (at most 50).',
  fields: (t) => ({
    kinds: t.field({ type: [SearchKind], description: 'Films, shows or both.' }),
    genres: t.stringList({ description: 'Genres such as "DRAMA" or "SCIENCE_FICTION".' }),
    moods: t.stringList({ description: 'Moods such as "EPIC" or "COZY".' }),
    yearFrom: t.int({ description: 'The first year of release that counts.' }),
    yearTo: t.int({ description: 'The last year of release that counts.' }),
    maxRuntimeMinutes: t.int({ description: 'The longest runtime, in minutes, 1 or more; of a show, of an episode.' }),
    languages: t.stringList({ description: 'Spoken languages as ISO 639 codes such as "ja".' }),
    countries: t.stringList({ description: 'Countries of production as ISO 3166-1 alpha-2 codes such as "JP".' }),
    region: t.field({
      type: 'Region',
      description: 'Only what can be watched in this region; `platforms` and `offerTypes` are then meant there.',
    }),
    platforms: t.idList({ description: 'Only what one of these platforms offers, such as "netflix".' }),
    offerTypes: t.stringList({
      description: 'Only what is offered so: "SUBSCRIPTION", "ADS", "FREE", "RENT", "BUY", "ADDON" or "CINEMA".',
    }),
  }),
});
