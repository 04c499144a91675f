import { describe, expect, it } from '@jest/globals';
import { AppError } from '@media-gateway/kernel';
import { type KeyInput, type OfferInput, checkOffer } from '../src/domain/input.ts';
import { PLATFORM_MAP } from './harness.ts';

const NOW = Date.parse('2026-12-01T12:00:00.000Z');

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return undefined;
};

describe("an operator's offer", () => {
  const key: KeyInput = { titleId: 'title_heat-1995', platform: 'apple-tv', region: 'us', type: 'RENT' };
  const check = (facts: Partial<OfferInput>) => codeOf(() => checkOffer({ ...key, ...facts }, PLATFORM_MAP, NOW));

  it('is taken with its region in upper case, its source and the time', () =>
    expect(checkOffer({ ...key, priceMinor: 399, currency: 'USD' }, PLATFORM_MAP, NOW)).toMatchObject({
      region: 'US',
      priceMinor: 399,
      source: 'OPERATOR',
      checkedAt: new Date(NOW),
      quality: null,
    }));

  it.each<[string, Partial<OfferInput>, string]>([
    ['a title that is a person', { titleId: 'person_heat' }, 'INVALID_ID'],
    ['an unknown region', { region: 'XX' }, 'UNKNOWN_REGION'],
    ['an unknown platform', { platform: 'blockbuster' }, 'UNKNOWN_PLATFORM'],
    ['a region the platform is not in', { region: 'JP' }, 'BAD_USER_INPUT'],
    ['a type the platform does not have', { type: 'ADS' }, 'BAD_USER_INPUT'],
    ['a price without a currency', { priceMinor: 399 }, 'BAD_USER_INPUT'],
    ['a currency without a price', { currency: 'USD' }, 'BAD_USER_INPUT'],
    ['a price in a subscription', { type: 'SUBSCRIPTION', priceMinor: 399, currency: 'USD' }, 'BAD_USER_INPUT'],
    ['a price of nothing', { priceMinor: 0, currency: 'USD' }, 'BAD_USER_INPUT'],
    ['a currency that is none', { priceMinor: 399, currency: 'XQQ' }, 'BAD_USER_INPUT'],
    ['a day that is none', { expiresOn: '2027-02-30' }, 'BAD_USER_INPUT'],
    ['an end that is past', { expiresOn: '2026-11-30' }, 'BAD_USER_INPUT'],
    ['an end before the beginning', { availableSince: '2027-02-01', expiresOn: '2027-01-01' }, 'BAD_USER_INPUT'],
  ])('is refused with %s', (_, facts, code) => expect(check(facts)).toBe(code));
});
