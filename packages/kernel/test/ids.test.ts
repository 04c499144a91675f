import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkId, makeId, slug } from '../src/index.ts';

describe('ids', () => {
  it('are made of kind and token', () => {
    expect(makeId('title', 'seven-samurai-1954')).toBe('title_seven-samurai-1954');
    expect(checkId('title', 'title_seven-samurai-1954')).toBe('title_seven-samurai-1954');
  });

  it('of another kind are refused by name', () => {
    expect(() => checkId('title', 'person_akira-kurosawa')).toThrow(
      expect.objectContaining({
        code: 'INVALID_ID',
        message: expect.stringContaining('is the id of a person, not of a title'),
      }),
    );
  });

  it.each([
    '',
    'title_',
    'seven-samurai',
    'title_Seven',
    'title_a b',
    'title_-a',
    "title_a'; drop table title",
    `title_${'a'.repeat(121)}`,
    'title_a\n',
  ])('of another form are refused: %j', (id) => {
    expect(() => checkId('title', id)).toThrow(expect.objectContaining({ code: 'INVALID_ID', status: 400 }));
  });

  it('are not repeated at length in the message', () => {
    expect(() => checkId('title', 'x'.repeat(10_000))).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/x{61}/) }),
    );
  });
});

describe('slugs', () => {
  it.each([
    ['Amélie!', 'amelie'],
    ["Schindler's List", 'schindlers-list'],
    ['Tom & Jerry', 'tom-and-jerry'],
    ['  Alien³  ', 'alien3'],
    ['七人の侍', ''],
  ])('%s → %s', (text, expected) => {
    expect(slug(text)).toBe(expected);
  });

  it('are the token of an id, or empty, and a slug of a slug is itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const made = slug(text);
        expect(made).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        expect(slug(made)).toBe(made);
      }),
    );
  });
});
