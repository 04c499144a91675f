import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldName } from '../../src/domain/fold.ts';
import { isSameRecord, mergeTitles } from '../../src/domain/merge.ts';
import { importedTitleId, personId } from '../../src/domain/naming.ts';
import { type TitleRecord, emptyTitle } from '../../src/domain/record.ts';
import { namesAlike } from '../../src/domain/sameWork.ts';
import { numbersIn, similarity } from '../../src/domain/similarity.ts';

describe('folding a name', () => {
  it.each([
    ['Amélie & Søren!', 'amelie and soren'],
    ['  WHAT / IF  ', 'what if'],
    ["Schindler's List", 'schindlers list'],
    ['七人の侍', '七人の侍'],
    ['ガメラ', 'ガメラ'],
    ['???', '???'],
  ])('%s → %s', (name, folded) => expect(foldName(name)).toBe(folded));

  it('once is enough', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => foldName(foldName(name)) === foldName(name)));
  });
});

describe('similarity', () => {
  it('is 1 for equal names, symmetric, and between 0 and 1', () => {
    const law = fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (a, b) => {
      expect(similarity(a, a)).toBe(1);
      expect(similarity(a, b)).toBe(similarity(b, a));
      expect(similarity(a, b)).toBeGreaterThanOrEqual(0);
      expect(similarity(a, b)).toBeLessThanOrEqual(1);
    });
    fc.assert(law);
  });

  it('counts edits by the longer name', () => {
    expect(similarity('kitten', 'sitting')).toBeCloseTo(1 - 3 / 7);
  });

  it.each([
    ['part two', 'part ii', true],
    ['chapter 1', 'chapter one', true],
    ['the long voyage 2', 'the long voyage 3', false],
    ['the long voyage', 'the long voyage ii', false],
  ])('%s and %s have alike numbers: %s', (a, b, alike) => {
    expect(numbersIn(a) === numbersIn(b)).toBe(alike);
  });

  it('of names with other numbers never counts', () => {
    expect(namesAlike('the very long name of a film 1984', 'the very long name of a film 1985')).toBe(false);
    expect(namesAlike('the very long name of a film', 'the very long name off a film')).toBe(true);
  });
});

const code = fc.constantFrom('US', 'DE', 'es');
const codes = fc.dictionary(code, fc.constantFrom('a', 'b'));
const credit = fc.record({
  personId: fc.constantFrom('person_a', 'person_b'),
  personName: fc.constant('A'),
  role: fc.constantFrom('DIRECTOR' as const, 'ACTOR' as const),
  character: fc.constant(null),
});
const record: fc.Arbitrary<TitleRecord> = fc
  .record({
    facts: fc.record({
      synopsis: fc.constantFrom(null, 'x', 'y'),
      runtimeMinutes: fc.constantFrom(null, 90, 91),
      genres: fc.subarray(['DRAMA', 'COMEDY']),
      certifications: codes,
      names: codes,
      popularity: fc.constantFrom(0, 0.5),
      credits: fc.array(credit, { maxLength: 3 }),
      externalIds: fc.uniqueArray(
        fc.record({ source: fc.constantFrom('netflix', 'hulu'), value: fc.constantFrom('s1', 's2') }),
        {
          selector: ({ source, value }) => source + value,
        },
      ),
    }),
  })
  .map(({ facts }) => ({ ...emptyTitle('title_x', 'FILM', 'X'), ...facts }));

describe('merging two sources', () => {
  it('again with the same one changes nothing', () => {
    fc.assert(
      fc.property(record, record, (a, b) => isSameRecord(mergeTitles(mergeTitles(a, b), b), mergeTitles(a, b))),
    );
  });

  it('keeps every fact of the first', () => {
    const law = fc.property(record, record, (a, b) => {
      const merged = mergeTitles(a, b);
      if (a.synopsis !== null) expect(merged.synopsis).toBe(a.synopsis);
      if (a.genres.length > 0) expect(merged.genres).toEqual(a.genres);
      expect(merged.certifications).toMatchObject(a.certifications);
      expect(merged.credits.slice(0, a.credits.length)).toEqual(a.credits);
    });
    fc.assert(law);
  });
});

describe('ids', () => {
  it('of an import are always the same and hold any name', () => {
    const law = fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string(), (name, externalId) => {
      const id = importedTitleId({ platform: 'hulu', externalId, name, year: 2010 });
      expect(id).toMatch(/^title_[a-z0-9][a-z0-9-]{0,119}$/);
      expect(importedTitleId({ platform: 'hulu', externalId, name, year: 2010 })).toBe(id);
      expect(personId(name)).toMatch(/^person_[a-z0-9]/);
    });
    fc.assert(law);
  });
});
