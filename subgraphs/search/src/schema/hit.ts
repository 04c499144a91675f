import { CACHED_AS_PARENT } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import { type Highlight, highlightsOf } from '../domain/highlight.ts';
import type { Hit } from '../domain/ranking.ts';
import { Title } from './title.ts';

const HighlightRef = builder.objectRef<Highlight>('Highlight').implement({
  description: 'A place in a title that met the query.',
  directives: CACHED_AS_PARENT,
  fields: (t) => ({
    field: t.exposeString('field', {
      description: 'Where: `name`, `originalName`, `otherNames`, `people`, `synopsis`, `keywords` or `genres`.',
    }),
    text: t.exposeString('text', {
      description: 'The text there, plain and cut to about 160 characters, each met word between « and ».',
    }),
  }),
});

export const SearchHit = builder.objectRef<Hit>('SearchHit').implement({
  description: 'A title that was found, with why.',
  directives: CACHED_AS_PARENT,
  cost: 5,
  fields: (t) => ({
    title: t.field({
      type: Title,
      nullable: true,
      description: 'The title.',
      resolve: ({ document }) => ({ id: document.titleId }),
    }),
    score: t.exposeFloat('score', {
      description:
        'How well it meets the query, 0–1: the best hit of a query has 1. Without a query it is the popularity.',
    }),
    highlights: t.field({
      type: [HighlightRef],
      listSize: { assumedSize: 2 },
      description: 'Where it met the query, the most telling first, at most 2; empty without a query.',
      resolve: highlightsOf,
    }),
  }),
});
