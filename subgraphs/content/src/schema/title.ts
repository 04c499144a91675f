import type { Title } from '@media-gateway/database';
import { checkId, checkPageSize, checkRegion, localeFallbacks } from '@media-gateway/kernel';
import { cachedFor } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { genresOf } from '../domain/genres.ts';
import { nameIn, synopsisIn } from '../domain/locale.ts';
import { moodsOf } from '../domain/moods.ts';
import type { ByCode } from '../domain/record.ts';
import { CreditRef } from './credit.ts';
import { CreditRoleEnum, GenreEnum, MoodEnum, TitleKindEnum } from './enums.ts';
import { ExternalIdRef } from './externalId.ts';

const TYPE_NAMES = { FILM: 'Film', SHOW: 'Show', SEASON: 'Season', EPISODE: 'Episode' } as const;

export const TitleRef = builder.interfaceRef<Title>('Title');

/** A title for a reference; null when it is gone. Async, so that one wrong id among many references is an error in its place only. */
export const findTitle = async ({ id }: { readonly id: string }, { loaders }: Context): Promise<Title | null> =>
  loaders.titles.load(checkId('title', id));

const locale = 'Language to give it in, with fallback es-MX → es → en.';

TitleRef.implement({
  description: 'Something to watch: a film, a show, a season or an episode.',
  directives: cachedFor(3600),
  resolveType: ({ kind }) => TYPE_NAMES[kind],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, `title_…`; it never changes.' }),
    kind: t.field({ type: TitleKindEnum, description: 'What it is.', resolve: ({ kind }) => kind }),
    name: t.string({
      description: 'Its name.',
      args: { locale: t.arg({ type: 'Locale', defaultValue: 'en', description: locale }) },
      resolve: (title, args) =>
        nameIn({ ...title, names: title.names as ByCode }, localeFallbacks(args.locale ?? 'en')),
    }),
    originalName: t.exposeString('originalName', {
      nullable: true,
      description: 'Its name in the language it was made in.',
    }),
    originalLanguage: t.exposeString('originalLanguage', {
      nullable: true,
      description: 'The language it was made in, as ISO 639 code such as "ja".',
    }),
    synopsis: t.string({
      nullable: true,
      description: 'What it is about, without giving the end away.',
      args: { locale: t.arg({ type: 'Locale', defaultValue: 'en', description: locale }) },
      resolve: (title, args) =>
        synopsisIn(title.synopsis, title.synopses as ByCode, localeFallbacks(args.locale ?? 'en')),
    }),
    year: t.exposeInt('year', { nullable: true, description: 'Year of the first release.' }),
    releaseDate: t.expose('releaseDate', { type: 'Date', nullable: true, description: 'Day of the first release.' }),
    runtimeMinutes: t.exposeInt('runtimeMinutes', {
      nullable: true,
      description: 'Length in minutes; of a show, that of a usual episode.',
    }),
    genres: t.field({
      type: [GenreEnum],
      description: 'Its genres, the most telling first.',
      resolve: ({ genres }) => genresOf(genres),
    }),
    keywords: t.exposeStringList('keywords', { description: 'What it deals with, in lower-case English.' }),
    moods: t.field({ type: [MoodEnum], description: 'How it feels.', resolve: ({ moods }) => moodsOf(moods) }),
    countries: t.exposeStringList('countries', { description: 'Where it was made, as ISO 3166-1 alpha-2.' }),
    languages: t.exposeStringList('languages', { description: 'What is spoken in it, as ISO 639 codes.' }),
    certification: t.string({
      nullable: true,
      description:
        'The age label of a region, such as "PG-13"; null where none is known, which is not the same as "for all".',
      args: { region: t.arg({ type: 'Region', required: true, description: 'Whose label.' }) },
      resolve: ({ certifications }, { region }) => (certifications as ByCode)[checkRegion(region)] ?? null,
    }),
    popularity: t.exposeFloat('popularity', { description: 'How well known it is, from 0 to 1.' }),
    credits: t.field({
      type: [CreditRef],
      description: 'Who made it, most important first.',
      args: {
        first: t.arg.int({ defaultValue: 10, description: 'How many to give, 1 to 100.' }),
        role: t.arg({ type: CreditRoleEnum, description: 'Only those of this role.' }),
      },
      listSize: { slicingArguments: ['first'], requireOneSlicingArgument: false },
      resolve: ({ id }, { first, role }, { loaders }) =>
        loaders.credits.load({ owner: id, first: checkPageSize(first ?? 10), filter: role ?? null }),
    }),
    externalIds: t.field({
      type: [ExternalIdRef],
      description: 'What others call it.',
      listSize: { assumedSize: 3 },
      resolve: ({ id }, _args, { loaders }) => loaders.externalIds.load(id),
    }),
  }),
});

builder.asEntity(TitleRef, { key: builder.selection<{ id: string }>('id'), resolveReference: findTitle });
