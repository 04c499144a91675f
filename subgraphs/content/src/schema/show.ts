import type { Title } from '@media-gateway/database';
import { cachedFor } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import { ShowStatusEnum } from './enums.ts';
import { TitleRef, findTitle } from './title.ts';

export const ShowRef = builder.objectRef<Title>('Show');
export const SeasonRef = builder.objectRef<Title>('Season');
export const EpisodeRef = builder.objectRef<Title>('Episode');

ShowRef.implement({
  description: 'A series, with its seasons and episodes.',
  directives: cachedFor(3600),
  interfaces: [TitleRef],
  fields: (t) => ({
    endYear: t.exposeInt('endYear', {
      nullable: true,
      description: 'Year of the last episode; null while it runs or when it is not known.',
    }),
    status: t.expose('status', { type: ShowStatusEnum, nullable: true, description: 'Whether it goes on.' }),
    seasonCount: t.exposeInt('seasonCount', {
      nullable: true,
      description: 'How many seasons there are; null when it is not known.',
    }),
    episodeCount: t.exposeInt('episodeCount', {
      nullable: true,
      description: 'How many episodes there are; null when it is not known.',
    }),
    seasons: t.field({
      type: [SeasonRef],
      description: 'Its seasons in order, as far as they are known.',
      listSize: { assumedSize: 5 },
      resolve: ({ id }, _args, { loaders }) => loaders.parts.load(id),
    }),
  }),
});

SeasonRef.implement({
  description: 'A season of a show.',
  directives: cachedFor(3600),
  interfaces: [TitleRef],
  fields: (t) => ({
    number: t.int({ description: 'Its number in the show; 0 for specials.', resolve: ({ number }) => number ?? 0 }),
    show: t.field({
      type: ShowRef,
      description: 'The show it belongs to.',
      resolve: (season, _args, { loaders }) => parentOf(season, loaders.titles),
    }),
    episodeCount: t.exposeInt('episodeCount', {
      nullable: true,
      description: 'How many episodes it has; null when it is not known.',
    }),
    episodes: t.field({
      type: [EpisodeRef],
      description: 'Its episodes in order.',
      listSize: { assumedSize: 13 },
      resolve: ({ id }, _args, { loaders }) => loaders.parts.load(id),
    }),
  }),
});

EpisodeRef.implement({
  description: 'An episode of a season.',
  directives: cachedFor(3600),
  interfaces: [TitleRef],
  fields: (t) => ({
    number: t.int({ description: 'Its number in the season.', resolve: ({ number }) => number ?? 0 }),
    airDate: t.expose('releaseDate', { type: 'Date', nullable: true, description: 'Day of its first broadcast.' }),
    season: t.field({
      type: SeasonRef,
      description: 'The season it belongs to.',
      resolve: (episode, _args, { loaders }) => parentOf(episode, loaders.titles),
    }),
  }),
});

/** A part goes with its parent, so that there is one. */
const parentOf = async ({ parentId }: Title, titles: { load(id: string): Promise<Title | null> }): Promise<Title> =>
  (await titles.load(parentId ?? '')) as Title;

const key = builder.selection<{ id: string }>('id');
builder.asEntity(ShowRef, { key, resolveReference: findTitle });
builder.asEntity(SeasonRef, { key, resolveReference: findTitle });
builder.asEntity(EpisodeRef, { key, resolveReference: findTitle });
