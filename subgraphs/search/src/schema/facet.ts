import { CACHED_AS_PARENT } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import type { Facet, FacetValue } from '../domain/facets.ts';

const FacetValueRef = builder.objectRef<FacetValue>('FacetValue').implement({
  description: 'A value with how often it occurs in what was found.',
  directives: CACHED_AS_PARENT,
  cost: 0,
  fields: (t) => ({
    value: t.exposeString('value', {
      description: 'The value, as the filter of the same name takes it; a decade as "1950s".',
    }),
    count: t.exposeInt('count', { description: 'Titles that were found and have it.' }),
  }),
});

export const FacetRef = builder.objectRef<Facet>('Facet').implement({
  description: 'How what was found spreads over one property.',
  directives: CACHED_AS_PARENT,
  cost: 0,
  fields: (t) => ({
    name: t.exposeString('name', {
      description: '`genre`, `decade`, `platform`, `kind`, `certification` or `language`.',
    }),
    values: t.field({
      type: [FacetValueRef],
      listSize: { assumedSize: 10 },
      description:
        'Most frequent first, at most 10. Platforms are those of `filters.region` when it is given; certifications are counted only then.',
      resolve: ({ values }) => values,
    }),
  }),
});
