import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Signal, type SignalKind, stands } from './signals.ts';
import { tastesOf } from './taste.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-03-01T12:00:00Z');
const signal = (kind: SignalKind, completion: number | null = null, daysAgo = 0): Signal => ({
  titleId: 'title_a',
  kind,
  completion,
  at: new Date(NOW - daysAgo * DAY),
});
const weightOf = (...signals: readonly Signal[]) => tastesOf(signals, NOW)[0]?.weight;

describe('the taste for a title', () => {
  it.each([
    ['watched to the end', [signal('COMPLETED')], 1],
    ['watched in part', [signal('PROGRESSED', 0.6)], 0.6],
    ['watched again after the end', [signal('COMPLETED', 0.95), signal('PROGRESSED', 0.1)], 0.95],
    ['skipped two days ago', [signal('PROGRESSED', 0.1, 2)], -0.5],
    ['begun today', [signal('PROGRESSED', 0.1)], 0],
    ['liked', [signal('LIKED')], 1.5],
    ['liked and watched', [signal('LIKED'), signal('PROGRESSED', 0.8)], 1.2],
    ['liked though skipped', [signal('LIKED'), signal('PROGRESSED', 0.1)], 1.5],
    ['dismissed though watched', [signal('DISMISSED'), signal('COMPLETED')], -0.8],
    ['saved', [signal('WATCHLISTED')], 0.3],
    ['no longer saved', [signal('UNWATCHLISTED')], 0],
  ])('that was %s', (_, signals, weight) => {
    expect(weightOf(...signals)).toBeCloseTo(weight, 2);
  });

  it('fades by 5 % in 30 days', () => {
    expect(weightOf(signal('COMPLETED', 1, 30))).toBeCloseTo(0.95, 9);
    expect(weightOf(signal('COMPLETED', 1, 60))).toBeCloseTo(0.95 ** 2, 9);
  });
});

describe('of opposite signals', () => {
  const rival = fc.record({
    kind: fc.constantFrom<SignalKind[]>('LIKED', 'DISMISSED'),
    at: fc.integer({ min: 0, max: 3 }).map((day) => new Date(day)),
  });
  const last = (signals: readonly Pick<Signal, 'kind' | 'at'>[]) =>
    signals.reduce<readonly Pick<Signal, 'kind' | 'at'>[]>(
      (known, fresh) => (stands(fresh, known) ? [fresh] : known),
      [],
    );

  it('the same one stands in whatever order they arrive', () => {
    const shuffled = fc
      .array(rival, { minLength: 1, maxLength: 8 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(fc.property(shuffled, ([all, other]) => expect(last(other)).toEqual(last(all))));
  });
});
