import { CONNECTION_ARGS, PAGED, cachedFor, connectionRef } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { type SearchPage, findTitles } from '../find.ts';
import type { Hit } from '../domain/ranking.ts';
import { FacetRef } from './facet.ts';
import { TitleFilters } from './filters.ts';
import { SearchHit } from './hit.ts';

const SearchHitConnection = connectionRef<Context, Hit, SearchPage>(builder, 'SearchHit', SearchHit);

builder.objectFields(SearchHitConnection, (t) => ({
  totalCount: t.exposeInt('totalCount', { description: 'How many were found, on all pages.' }),
  facets: t.field({
    type: [FacetRef],
    listSize: { assumedSize: 6 },
    description: 'How all that was found spreads, always the same six facets in the same order.',
    resolve: ({ facets }) => facets(),
  }),
  degraded: t.exposeBoolean('degraded', {
    description:
      'Whether meaning was left out: true when hits were found by words alone and no vectors were used, which until vectors exist is always.',
  }),
}));

builder.queryField('search', (t) =>
  t.field({
    type: SearchHitConnection,
    nullable: true,
    listSize: PAGED,
    directives: cachedFor(60),
    description:
      'Films and shows that meet words and filters, best first; with an empty query, all that meet the filters, most popular first. ' +
      'Titles that meet every word come alone when there are any; otherwise typos in names are forgiven, then any of the words will do.',
    args: {
      query: t.arg.string({
        required: true,
        description: 'Words of names, people, keywords, genres and synopses; at most 512 characters.',
      }),
      filters: t.arg({ type: TitleFilters, description: 'What a title must meet besides.' }),
      first: t.arg.int({ defaultValue: 20, description: CONNECTION_ARGS.first }),
      after: t.arg.string({ description: CONNECTION_ARGS.after }),
    },
    resolve: async (_, { query, filters, first, after }, { index }) =>
      findTitles(await index.corpus(), { query, filters: filters ?? {}, first: first ?? 20, after }),
  }),
);
