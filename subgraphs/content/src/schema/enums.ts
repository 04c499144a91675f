import { builder } from '../builder.ts';
import { GENRE_NAMES, type Genre } from '../domain/genres.ts';
import { MOOD_DESCRIPTIONS, type Mood } from '../domain/moods.ts';

type Values<Name extends string> = Record<Name, { readonly description: string }>;

const described = <Name extends string>(descriptions: Readonly<Record<Name, string>>, end = '') =>
  Object.fromEntries(
    Object.entries<string>(descriptions).map(([name, text]) => [name, { description: text + end }]),
  ) as Values<Name>;

export const TitleKindEnum = builder.enumType('TitleKind', {
  description: 'What a title is.',
  values: described({
    FILM: 'A film, of any length.',
    SHOW: 'A series, as a whole.',
    SEASON: 'A season of a show.',
    EPISODE: 'An episode of a season.',
  }),
});

export const GenreEnum = builder.enumType('Genre', {
  description: 'What sort of story or work a title is.',
  values: described<Genre>(GENRE_NAMES, '.'),
});

export const MoodEnum = builder.enumType('Mood', {
  description: 'How a title feels.',
  values: described<Mood>(MOOD_DESCRIPTIONS),
});

export const CreditRoleEnum = builder.enumType('CreditRole', {
  description: 'What a person did for a title.',
  values: described({
    CREATOR: 'Devised the show.',
    DIRECTOR: 'Directed it.',
    WRITER: 'Wrote it, or what it is after.',
    ACTOR: 'Plays or speaks in it.',
    COMPOSER: 'Wrote its music.',
    CINEMATOGRAPHER: 'Photographed it.',
  }),
});

export const ShowStatusEnum = builder.enumType('ShowStatus', {
  description: 'Whether a show goes on.',
  values: described({
    RUNNING: 'New episodes are made or announced.',
    ENDED: 'It came to its end.',
    CANCELED: 'It was stopped before its end.',
  }),
});

export const TitleSortEnum = builder.enumType('TitleSort', {
  description: 'The order of a list of titles.',
  values: described({
    POPULAR: 'Best known first.',
    NEWEST: 'Latest release first; where only the year is known, it counts as its first day.',
    UPCOMING: 'Only what is released after today, soonest first.',
  }),
});
