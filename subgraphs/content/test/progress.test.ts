import { describe, expect, it } from '@jest/globals';
import { type ImportProgress, showProgress } from '../src/import.ts';

const at = (share: number, elapsedMs: number): ImportProgress => ({
  ...{ file: 'netflix_titles.csv', bytes: share * 1000, totalBytes: 1000, rows: share * 500, elapsedMs },
  counts: { added: 0, merged: 0, unchanged: 0, rejected: 0 },
  rowsPerSecond: 250,
  secondsLeft: 75,
});

const shown = (isTTY: boolean, steps: readonly ImportProgress[]): string => {
  const written: string[] = [];
  const show = showProgress({ isTTY, columns: 100, write: (text) => written.push(text) });
  for (const step of steps) show(step);
  return written.join('');
};

describe('progress', () => {
  it('on a terminal is one line with a bar, the rate and the time left', () => {
    const text = shown(true, [at(0.5, 1000), at(1, 2000)]);
    expect(text).toMatch(/^\r\[█{12}░{12}\] 50 % · 250 rows · 250 rows\/s · 1:15 left · netflix_titles.csv/);
    expect(text.split('\n')).toHaveLength(2);
    expect(text.split('\r').every((line) => line.length <= 101)).toBe(true);
  });

  it('elsewhere is a plain line now and then, and one at the end', () => {
    const steps = [at(0.1, 100), at(0.2, 200), at(0.3, 300), at(0.6, 6000), at(1, 6100), at(1, 6200)];
    expect(
      shown(false, steps)
        .trim()
        .split('\n')
        .map((line) => line.split(' · ')[0]),
    ).toEqual(['10 %', '60 %', '100 %']);
  });
});
