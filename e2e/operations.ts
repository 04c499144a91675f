import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type PublishedOperation,
  compileOperations,
  loadOperationSources,
  loadSupergraph,
} from '@media-gateway/gateway';
import { ROOT } from '@media-gateway/testkit';

/** Variables with which every published operation gives an answer worth comparing. */
export const VARIABLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  AddToWatchlist: { titleId: 'title_seven-samurai-1954' },
  Autocomplete: { prefix: 'seven sam' },
  AvailabilityChanges: { region: 'US', first: 5 },
  BrowseTitles: { kind: 'FILM', genre: 'WAR', first: 5 },
  CheckAvailability: { id: 'title_breaking-bad-2008', region: 'US' },
  Content: { id: 'title_seven-samurai-1954' },
  ContentByIds: { ids: ['title_seven-samurai-1954', 'title_breaking-bad-2008'], region: 'US' },
  ContinueWatching: { first: 5 },
  Devices: {},
  Discover: { kinds: ['FILM'], genres: ['DRAMA'], yearFrom: 1950, yearTo: 1965, first: 3 },
  ForYou: { first: 5, region: 'DE' },
  GenreTitles: { genre: 'WAR', first: 5 },
  Genres: { kind: 'FILM' },
  LeavingSoon: { region: 'US', days: 365, first: 5 },
  Me: {},
  MyWatchlist: { first: 5 },
  NewOffers: { region: 'GB', first: 5 },
  PersonDetails: { id: 'person_akira-kurosawa' },
  Platform: { id: 'netflix' },
  Platforms: { region: 'JP' },
  Preferences: {},
  ReactToTitle: { titleId: 'title_seven-samurai-1954', reaction: 'LIKED' },
  Recommendations: { first: 5 },
  RegisterDevice: { input: { name: 'Living room', type: 'TV', capabilities: ['UHD'] } },
  RemoveDevice: { id: 'device_nobody-has-this' },
  RemoveFromWatchlist: { titleId: 'title_seven-samurai-1954' },
  RemoveOffer: { titleId: 'title_seven-samurai-1954', platform: 'mubi', region: 'IN', type: 'RENT' },
  SearchTitles: { query: 'samurai', filters: { genres: ['DRAMA'], yearFrom: 1950, yearTo: 1965 }, first: 3 },
  SetOffer: {
    input: {
      titleId: 'title_seven-samurai-1954',
      platform: 'netflix',
      region: 'US',
      type: 'SUBSCRIPTION',
      quality: 'HD',
    },
  },
  SetProgress: { titleId: 'title_seven-samurai-1954', positionSeconds: 600, durationSeconds: 12420 },
  SimilarTitles: { id: 'title_seven-samurai-1954', first: 5 },
  SyncWatchlist: { add: ['title_seven-samurai-1954'], remove: ['title_breaking-bad-2008'] },
  TitleByExternalId: { source: 'imdb', value: 'tt0047478' },
  TitleDetails: { id: 'title_seven-samurai-1954', region: 'US', locale: 'es-MX' },
  TitlePage: { id: 'title_breaking-bad-2008', region: 'DE' },
  Tonight: { query: 'japanese village', region: 'US' },
  Trending: { first: 5 },
  UpdatePreferences: { input: { regions: ['US'], languages: ['en'], genresLiked: ['DRAMA'] } },
  User: {},
};

const { apiSchema, fullSchema } = loadSupergraph(readFileSync(path.join(ROOT, 'supergraph.graphql'), 'utf8'));
export { apiSchema };

/** What the repository publishes. */
export const publishedOperations = async (): Promise<readonly PublishedOperation[]> =>
  compileOperations({
    schema: apiSchema,
    fullSchema,
    sources: await loadOperationSources(path.join(ROOT, 'operations')),
  });

/** Queries as they would be published, in the order in which they are given. */
export function publish(selections: readonly string[]): readonly (PublishedOperation | undefined)[] {
  const sources = selections.map((selection, index) => ({
    file: `operations/query${index}.graphql`,
    text: `"""One of many.""" query query${index} @audience(for: [APP]) { ${selection} }`,
  }));
  const published = compileOperations({ schema: apiSchema, fullSchema, sources });
  const byName = new Map(published.map((operation) => [operation.name, operation]));
  return selections.map((_, index) => byName.get(`query${index}`));
}
