import { cachedFor } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import { kindsOf } from '../domain/browse.ts';
import { GENRE_NAMES } from '../domain/genres.ts';
import { type GenreCount, genreCounts } from '../read/genreCounts.ts';
import { GenreEnum, TitleKindEnum } from './enums.ts';

const GenreCountRef = builder.objectRef<GenreCount>('GenreCount').implement({
  description: 'How many titles a genre has.',
  directives: cachedFor(300),
  fields: (t) => ({
    genre: t.expose('genre', { type: GenreEnum, description: 'The genre.' }),
    name: t.string({ description: 'Its English name.', resolve: ({ genre }) => GENRE_NAMES[genre] }),
    count: t.exposeInt('count', { description: 'How many titles are of it; at most a minute old.' }),
  }),
});

builder.queryField('genres', (t) =>
  t.field({
    type: [GenreCountRef],
    nullable: true,
    description: 'All genres with how many titles they have, most first.',
    args: { kind: t.arg({ type: TitleKindEnum, description: 'Count only this kind; without it films and shows.' }) },
    listSize: { assumedSize: 19 },
    resolve: async (_root, { kind }, { db, cache }) => [
      ...(await genreCounts({ db, cache }, kindsOf({ kind: kind ?? null }))),
    ],
  }),
);
