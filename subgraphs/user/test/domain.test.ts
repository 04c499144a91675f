import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nameOf } from '../src/domain/account.ts';
import { NO_PREFERENCES, type PreferencesInput, changePreferences } from '../src/domain/preferences.ts';

const NOW = new Date('2026-12-01T12:00:00.000Z');

describe('the name of somebody who has not given one', () => {
  it.each([
    ['user_demo', 'Demo'],
    ['user_jane-doe', 'Jane Doe'],
    ['user_7f3-a-', '7f3 A'],
  ])('of %s is %s', (id, name) => expect(nameOf(id)).toBe(name));
});

describe('a change of preferences', () => {
  const lists = (...values: string[]) => fc.option(fc.uniqueArray(fc.constantFrom(...values)), { nil: undefined });
  const change = fc
    .record({
      platforms: lists('netflix', 'mubi'),
      regions: lists('us', 'MX', 'DE'),
      languages: lists('en', 'es-mx'),
      genresLiked: lists('DRAMA', 'COMEDY'),
      genresDisliked: lists('HORROR', 'WAR'),
      certificationCeiling: fc.constantFrom(undefined, null, 'PG-13'),
    })
    .map((input): PreferencesInput => input);

  it('made twice is the same as made once', () =>
    fc.assert(
      fc.property(change, change, (first, second) => {
        const before = changePreferences(NO_PREFERENCES, first, NOW);
        const once = changePreferences(before, second, NOW);
        expect(changePreferences(once, second, NOW)).toEqual(once);
      }),
    ));

  it('leaves alone what it does not name', () =>
    fc.assert(
      fc.property(change, (input) => {
        const before = changePreferences(NO_PREFERENCES, input, NOW);
        expect(changePreferences(before, {}, NOW)).toEqual(before);
      }),
    ));

  it('takes away what is null', () => {
    const before = changePreferences(NO_PREFERENCES, { regions: ['US'], certificationCeiling: 'PG' }, NOW);
    expect(changePreferences(before, { regions: null, certificationCeiling: null }, NOW)).toMatchObject({
      regions: [],
      certificationCeiling: null,
    });
  });

  it('keeps codes in their one form, each once', () =>
    expect(changePreferences(NO_PREFERENCES, { regions: ['us', 'US'], languages: ['ES-mx', 'en'] }, NOW)).toMatchObject(
      {
        regions: ['US'],
        languages: ['es-MX', 'en'],
      },
    ));
});
