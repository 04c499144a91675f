import type { Title } from '@media-gateway/database';
import { cachedFor } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import { TitleRef, findTitle } from './title.ts';

export const FilmRef = builder.objectRef<Title>('Film').implement({
  description: 'A film.',
  directives: cachedFor(3600),
  interfaces: [TitleRef],
});

builder.asEntity(FilmRef, { key: builder.selection<{ id: string }>('id'), resolveReference: findTitle });
