import { describe, expect, it } from '@jest/globals';
import { GENRE_NAMES } from '../../src/domain/genres.ts';
import { countriesOf } from '../../src/domain/row/country.ts';
import { parseDay } from '../../src/domain/row/day.ts';
import { parseDuration } from '../../src/domain/row/duration.ts';
import { GENRE_WORDS, readGenreWords } from '../../src/domain/row/genreWords.ts';
import { namesOf } from '../../src/domain/row/people.ts';
import { certificationOf } from '../../src/domain/row/rating.ts';

describe('a cell', () => {
  it.each([
    ['25-Sep-21', '2021-09-25'],
    ['September 25, 2021', '2021-09-25'],
    ['2021-09-25', '2021-09-25'],
    ['31-Feb-21', null],
    ['25-Foo-21', null],
    ['', null],
  ])('date_added "%s" is %s', (text, day) => expect(parseDay(text)).toBe(day));

  it.each([
    ['90 min', { minutes: 90, seasons: null }],
    ['1 Season', { minutes: null, seasons: 1 }],
    ['12 Seasons', { minutes: null, seasons: 12 }],
    ['0 min', { minutes: null, seasons: null }],
    ['9999 min', { minutes: null, seasons: null }],
    ['long', { minutes: null, seasons: null }],
  ])('duration "%s" is %o', (text, duration) => expect(parseDuration(text)).toEqual(duration));

  it.each([
    ['TV-MA', 'TV-MA'],
    ['pg-13', 'PG-13'],
    ['AGES_18_', '18+'],
    ['ALL_AGES', 'ALL'],
    ['NOT RATED', null],
    ['UNRATED', null],
    ['84 min', null],
  ])('rating "%s" is %s', (text, label) => expect(certificationOf(text)).toBe(label));

  it('of countries gives each code once and leaves out what is none', () => {
    expect(
      countriesOf('United States, South Korea, West Germany, Germany, Hong Kong, Czech Republic, Atlantis,'),
    ).toEqual(['US', 'KR', 'DE', 'HK', 'CZ']);
  });

  it('of people leaves out numbers, sentences and repetitions', () => {
    expect(namesOf('Ann Actor, 1,  Ann   Actor , , Bo')).toEqual(['Ann Actor', 'Bo']);
    expect(namesOf('The director talks at length about what her film means to her, and why.')).toEqual([]);
  });
});

describe('the words for genres', () => {
  it('of all services mean the same', () => {
    expect(readGenreWords('TV Sci-Fi & Fantasy').genres).toEqual(readGenreWords('Science Fiction, Fantasy').genres);
    expect(readGenreWords('Action-Adventure').genres).toEqual(readGenreWords('Action & Adventure').genres);
  });

  it('that are no genre become keywords, and those that only say "film" nothing', () => {
    expect(readGenreWords('Anime Series, International TV Shows, Cooking & Food, Opera Buffa')).toEqual({
      genres: ['ANIMATION'],
      keywords: ['anime', 'cooking', 'opera buffa'],
    });
  });

  it('name only genres that there are', () => {
    const named = Object.values(GENRE_WORDS).flatMap(({ genres }) => genres);
    expect(named.every((genre) => genre in GENRE_NAMES)).toBe(true);
  });
});
