import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { highlightsOf } from './highlight.ts';
import type { StoredDocument } from './document.ts';
import { wordsOf } from './words.ts';

const EMPTY = { name: '', originalName: null, otherNames: [], people: [], synopsis: null, keywords: [], genres: [] };
const highlight = (facts: Partial<StoredDocument>, words: readonly string[]) =>
  highlightsOf({ document: { ...EMPTY, ...facts } as StoredDocument, words, rank: 1, score: 1 });

describe('highlights', () => {
  it('mark a word as it is written in the title, not as it was asked for', () => {
    expect(highlight({ name: 'Amélie’s Café' }, ['amelies'])).toEqual([{ field: 'name', text: '«Amélie’s» Café' }]);
  });

  it('show only the values of a list that were met', () => {
    expect(highlight({ people: ['Toshiro Mifune', 'Akira Kurosawa'] }, ['kurosawa'])).toEqual([
      { field: 'people', text: 'Akira «Kurosawa»' },
    ]);
  });

  it('cut a long text between words, around the first word that was met', () => {
    const synopsis = `${'before '.repeat(30)}treasure ${'after '.repeat(60)}`.trim();
    const [shown] = highlight({ synopsis }, ['treasure']);
    expect(shown?.text).toMatch(/^…(before )+«treasure»( after)+…$/);
    expect(shown?.text.length).toBeLessThan(170);
  });

  it('are nothing but the text when the marks are taken away', () => {
    const text = fc
      .array(fc.constantFrom('sea', 'Sea', 'war', 'é', '–', 'a,b'), { maxLength: 20 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, (name) => {
        const [shown] = highlight({ name }, ['sea']);
        expect(shown === undefined).toBe(!wordsOf(name).includes('sea'));
        if (shown) expect(shown.text.replace(/[«»]/g, '')).toBe(name);
      }),
    );
  });
});
