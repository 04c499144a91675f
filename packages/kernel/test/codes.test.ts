import { describe, expect, it } from '@jest/globals';
import { checkRegion, isRegion, localeFallbacks } from '../src/index.ts';

describe('regions', () => {
  it.each([
    ['US', 'US'],
    ['de', 'DE'],
  ])('%s is %s', (given, region) => {
    expect(checkRegion(given)).toBe(region);
  });

  it.each(['UK', 'XX', 'USA', '', 'U', 'ＵＳ', '"; drop table offer'])('%j is refused with an example', (code) => {
    expect(() => checkRegion(code)).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_REGION',
        status: 400,
        message: expect.stringContaining('ISO 3166-1 alpha-2 code such as "US"'),
      }),
    );
  });

  it('are those that ISO 3166-1 has assigned, 249', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    expect(letters.flatMap((first) => letters.map((second) => first + second)).filter(isRegion)).toHaveLength(249);
  });
});

describe('locales', () => {
  it.each([
    ['es-MX', ['es-MX', 'es', 'en']],
    ['ES-mx', ['es-MX', 'es', 'en']],
    ['pt', ['pt', 'en']],
    ['en-GB', ['en-GB', 'en']],
    ['zh-Hant-TW', ['zh-Hant-TW', 'zh', 'en']],
  ])('%s falls back to %j', (locale, expected) => {
    expect(localeFallbacks(locale)).toEqual(expected);
  });

  it.each(['', 'english please', 'e', 'en_US', '-'])('%j is refused with an example', (locale) => {
    expect(() => localeFallbacks(locale)).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_LOCALE',
        status: 400,
        message: expect.stringContaining('BCP 47 tag such as "en"'),
      }),
    );
  });
});
