import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Progress, advance, shareOf } from '../src/domain/progress.ts';

const NOW = new Date('2026-12-01T12:00:00.000Z');
const at = (positionSeconds: number, durationSeconds = 1000) => ({
  titleId: 'title_a',
  positionSeconds,
  durationSeconds,
});
const known = (positionSeconds: number): Progress => advance(null, at(positionSeconds), NOW).progress;

describe('what a position makes of the progress', () => {
  it('is recorded from 30 seconds on', () => {
    expect(advance(null, at(29), NOW)).toMatchObject({
      recorded: false,
      interaction: null,
      progress: { positionSeconds: 29 },
    });
    expect(advance(null, at(30), NOW)).toMatchObject({
      recorded: true,
      interaction: { kind: 'PROGRESSED', completion: 0.03 },
    });
  });
  it('leaves what is known when somebody only looks in again', () =>
    expect(advance(known(500), at(10), NOW)).toEqual({ progress: known(500), recorded: false, interaction: null }));
  it('is complete from 95 % on', () => {
    expect(advance(null, at(949), NOW)).toMatchObject({
      progress: { completed: false },
      interaction: { kind: 'PROGRESSED' },
    });
    expect(advance(null, at(950), NOW)).toMatchObject({
      progress: { completed: true },
      interaction: { kind: 'COMPLETED', completion: 0.95 },
    });
  });
  it('is completed once, and begun anew when watched again', () => {
    expect(advance(known(960), at(980), NOW)).toMatchObject({ recorded: true, interaction: null });
    expect(advance(known(960), at(100), NOW)).toMatchObject({
      progress: { completed: false },
      interaction: { kind: 'PROGRESSED' },
    });
  });
  it('is nothing when it is where it was', () =>
    expect(advance(known(500), at(500), NOW)).toMatchObject({ recorded: false, interaction: null }));

  it('comes to the same when said twice, and its share is 0–1', () => {
    const input = fc
      .integer({ min: 1, max: 172_800 })
      .chain((duration) => fc.integer({ min: 0, max: duration }).map((position) => at(position, duration)));
    fc.assert(
      fc.property(fc.option(input), input, (before, then) => {
        const current = before && advance(null, before, NOW).recorded ? advance(null, before, NOW).progress : null;
        const once = advance(current, then, NOW);
        const twice = advance(once.recorded ? once.progress : current, then, NOW);
        expect(twice).toEqual({ progress: once.progress, recorded: false, interaction: null });
        expect(shareOf(once.progress)).toBeGreaterThanOrEqual(0);
        expect(shareOf(once.progress)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
