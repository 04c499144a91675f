import type { Title } from '@media-gateway/database';
import { builder } from '../builder.ts';
import { TitleRef, findTitle } from './title.ts';

export const FilmRef = builder.objectRef<Title>('Film').implement({
  description: 'A film.',
  interfaces: [TitleRef],
});

builder.asEntity(FilmRef, { key: builder.selection<{ id: string }>('id'), resolveReference: findTitle });
