import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diversify } from './diversity.ts';
import { profileOf, rankForYou } from './for-you.ts';
import { type Frequencies, idf, rarest } from './frequencies.ts';
import type { Item } from './item.ts';
import { showOf } from './item.ts';
import { rankSimilar } from './similar.ts';

const itemOf = (id: string, features: readonly string[], popularity = 0): Item => ({
  titleId: `title_${id}`,
  name: id,
  genres: features.filter((feature) => feature.startsWith('genre:')),
  features,
  popularity,
});

const FREQUENCIES: Frequencies = {
  sampled: 1000,
  scale: 1,
  counts: new Map([
    ['genre:DRAMA', 400],
    ['genre:WAR', 50],
    ['keyword:samurai', 8],
  ]),
};
const feature = fc.constantFrom(
  'genre:DRAMA',
  'genre:WAR',
  'keyword:samurai',
  'mood:EPIC',
  'person:person_a A',
  'decade:1950',
);
const item = fc
  .tuple(fc.integer({ min: 0, max: 10_000 }), fc.uniqueArray(feature), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([id, features, popularity]) => itemOf(String(id), features, popularity));
const items = fc.uniqueArray(item, { selector: ({ titleId }) => titleId, maxLength: 40 });

describe('features', () => {
  it('say more the rarer they are', () => {
    expect(idf(FREQUENCIES, 'keyword:samurai')).toBeGreaterThan(idf(FREQUENCIES, 'genre:WAR'));
    expect(idf(FREQUENCIES, 'genre:WAR')).toBeGreaterThan(idf(FREQUENCIES, 'genre:DRAMA'));
  });

  it('are looked up rarest first, and not at all when too many items have them', () => {
    const counts = new Map([...FREQUENCIES.counts, ['genre:COMEDY', 6000]]);
    const wanted = ['genre:COMEDY', 'genre:DRAMA', 'genre:WAR', 'keyword:samurai', 'person:person_a A'];
    expect(rarest({ ...FREQUENCIES, counts }, wanted, 100)).toEqual([
      'person:person_a A',
      'keyword:samurai',
      'genre:WAR',
    ]);
  });
});

describe('similar titles', () => {
  it('score 0 to 1, fall along the list and never have the title itself', () => {
    fc.assert(
      fc.property(item, items, (seed, candidates) => {
        const scores = rankSimilar(seed, [seed, ...candidates], FREQUENCIES, 20);
        expect(scores.every(({ titleId }) => titleId !== seed.titleId)).toBe(true);
        expect(scores.every(({ score }, at) => score > 0 && score <= Math.min(1, scores[at - 1]?.score ?? 1))).toBe(
          true,
        );
      }),
    );
  });

  it('are the more alike the rarer what they share, and say what it is', () => {
    const seed = itemOf('Seven Samurai', [
      'genre:DRAMA',
      'keyword:samurai',
      'person:person_akira-kurosawa Akira Kurosawa',
    ]);
    const [first, second] = rankSimilar(
      seed,
      [itemOf('b', ['genre:DRAMA']), itemOf('a', ['keyword:samurai', 'genre:DRAMA'])],
      FREQUENCIES,
      5,
    );
    expect(first).toMatchObject({
      titleId: 'title_a',
      reason: { code: 'SIMILAR_CONTENT', text: 'Shares samurai and drama with Seven Samurai' },
    });
    expect(second).toMatchObject({ titleId: 'title_b' });
  });
});

describe('the list for a viewer', () => {
  it('scores 0 to 1, falls, and has nothing they had to do with', () => {
    fc.assert(
      fc.property(items, items, fc.integer({ min: 1, max: 30 }), (known, candidates, size) => {
        const tastes = known.map(({ titleId }, at) => ({
          titleId,
          weight: at % 2 ? -0.8 : 1,
          because: 'LIKED' as const,
        }));
        const list = rankForYou(profileOf(tastes, known, FREQUENCIES), [...candidates, ...known], FREQUENCIES, size);
        const had = new Set(known.map(({ titleId }) => titleId));
        expect(list.some(({ titleId }) => had.has(titleId))).toBe(false);
        expect(list.every(({ score }, at) => score >= 0 && score <= Math.min(1, list[at - 1]?.score ?? 1))).toBe(true);
      }),
    );
  });

  it('says which title it is because of: the one that counts most and is most alike', () => {
    const war = itemOf('war', ['genre:WAR', 'mood:EPIC']);
    const samurai = itemOf('samurai', ['keyword:samurai', 'genre:DRAMA']);
    const tastes = [
      { titleId: war.titleId, weight: 1, because: 'WATCHED' as const },
      { titleId: samurai.titleId, weight: 1.5, because: 'LIKED' as const },
    ];
    const profile = profileOf(tastes, [war, samurai], FREQUENCIES);
    const list = rankForYou(
      profile,
      [itemOf('x', ['keyword:samurai']), itemOf('y', ['genre:WAR']), itemOf('z', ['decade:1990'])],
      FREQUENCIES,
      10,
    );
    expect(list.map(({ titleId, reason }) => [titleId, reason.code, reason.titleId])).toEqual([
      ['title_x', 'BECAUSE_YOU_LIKED', 'title_samurai'],
      ['title_y', 'BECAUSE_YOU_WATCHED', 'title_war'],
      ['title_z', 'POPULAR', null],
    ]);
  });

  it('never has more than 40 % of one genre', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 30 }), (candidates, size) => {
        const picked = diversify(candidates, size);
        const most = Math.max(1, Math.floor(size * 0.4));
        for (const genre of ['genre:DRAMA', 'genre:WAR']) {
          expect(picked.filter(({ genres }) => genres.includes(genre)).length).toBeLessThanOrEqual(most);
        }
        expect(picked.length).toBeLessThanOrEqual(size);
      }),
    );
  });
});

it.each([
  ['title_dark-2017-s01', 'title_dark-2017'],
  ['title_dark-2017-s01e02', 'title_dark-2017'],
  ['title_heat-1995', 'title_heat-1995'],
])('%s stands for %s', (id, show) => {
  expect(showOf(id)).toBe(show);
});
