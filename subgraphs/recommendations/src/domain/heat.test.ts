import { describe, expect, it } from '@jest/globals';
import type { Interaction } from '@media-gateway/kernel';
import fc from 'fast-check';
import { type Warmth, addHeat, interactionsNow, trendingHeat, warmthOf } from './heat.ts';

const DAY = 86_400_000;
const HALF_LIFE = 7;
const NOW = Date.parse('2026-03-01T12:00:00Z');

const warmth = fc.record({
  weight: fc.constantFrom(0.5, 1),
  day: fc.integer({ min: 20_000, max: 20_500 }).map((day) => day * DAY),
});
const heatOf = (warmths: readonly Warmth[]) => warmths.reduce((heat, one) => addHeat(heat, one, HALF_LIFE), 0);
/** What heat is defined as, straight from the definition. */
const countAt = (warmths: readonly Warmth[], now: number) =>
  warmths.reduce((sum, { weight, day }) => sum + weight * 0.5 ** ((now - day) / DAY / HALF_LIFE), 0);

const interaction = (kind: Interaction['kind'], at: string): Interaction => ({
  userId: 'user_a',
  titleId: 'title_a',
  kind,
  completion: null,
  at,
});

describe('heat', () => {
  it('is the number of interactions, each halved every half-life', () => {
    fc.assert(
      fc.property(fc.array(warmth, { maxLength: 30 }), (warmths) => {
        const now = 20_500 * DAY;
        expect(interactionsNow(heatOf(warmths), now, HALF_LIFE)).toBeCloseTo(countAt(warmths, now), 6);
      }),
    );
  });

  it('does not depend on the order of arrival', () => {
    const shuffled = fc
      .array(warmth, { minLength: 1, maxLength: 20 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(fc.property(shuffled, ([all, other]) => expect(heatOf(other)).toBeCloseTo(heatOf(all), 9)));
  });

  it('keeps two titles in their order as time goes by', () => {
    const titles = fc.tuple(
      fc.array(warmth, { minLength: 1, maxLength: 5 }),
      fc.array(warmth, { minLength: 1, maxLength: 5 }),
      fc.nat(60),
    );
    fc.assert(
      fc.property(titles, ([a, b, days]) => {
        const later = (20_500 + days) * DAY;
        fc.pre(Math.abs(heatOf(a) - heatOf(b)) > 1e-6);
        expect(heatOf(a) > heatOf(b)).toBe(countAt(a, later) > countAt(b, later));
      }),
    );
  });

  it('ceases to be trending when it is worth less than a twentieth of an interaction', () => {
    const heat = heatOf([{ weight: 1, day: NOW }]);
    expect(heat).toBeGreaterThan(trendingHeat(NOW + 30 * DAY, HALF_LIFE));
    expect(heat).toBeLessThan(trendingHeat(NOW + 31 * DAY, HALF_LIFE));
  });

  it('comes from what shows interest, by the day, and never from the future', () => {
    expect(warmthOf(interaction('LIKED', '2026-02-27T23:59:59Z'), NOW)).toEqual({
      weight: 1,
      day: Date.parse('2026-02-27'),
    });
    expect(warmthOf(interaction('LIKED', '2036-01-01T00:00:00Z'), NOW)).toEqual({
      weight: 1,
      day: Date.parse('2026-03-01'),
    });
    expect(warmthOf(interaction('DISMISSED', '2026-02-27T00:00:00Z'), NOW)).toBeUndefined();
    expect(warmthOf(interaction('UNWATCHLISTED', '2026-02-27T00:00:00Z'), NOW)).toBeUndefined();
  });
});
