import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Offer, OfferReport } from '../src/domain/offer.ts';
import { chooseOffers, compareOffers } from '../src/domain/rank.ts';
import { offer } from './report.ts';

describe('which offer is best', () => {
  const best = (...offers: Offer[]) => chooseOffers(offers, '2026-12-01')[0];
  const free = offer({ platformId: 'youtube', type: 'FREE', priceMinor: null, currency: null, quality: 'SD' });
  const subscription = offer({
    platformId: 'netflix',
    type: 'SUBSCRIPTION',
    priceMinor: null,
    currency: null,
    quality: 'UHD',
  });

  it('free before subscription before rent before buy', () => {
    const buy = offer({ type: 'BUY', priceMinor: 1 });
    expect(chooseOffers([buy, offer(), subscription, free], '2026-12-01')).toEqual([free, subscription, offer(), buy]);
  });
  it('of one type the lower price, before the better picture', () => {
    const cheap = offer({ platformId: 'youtube', priceMinor: 199, quality: 'SD' });
    expect(best(offer({ quality: 'UHD' }), cheap)).toEqual(cheap);
  });
  it('at one price the better picture; an unknown one is the worst', () => {
    const sharp = offer({ platformId: 'youtube', quality: 'UHD' });
    expect(best(offer({ quality: null }), offer(), sharp)).toEqual(sharp);
  });
  it('never one that has ended or has not begun; the last day still counts', () => {
    expect(best(offer({ expiresOn: '2026-11-30' }), offer({ availableSince: '2026-12-02' }))).toBeUndefined();
    expect(best(offer({ expiresOn: '2026-12-01' }))?.expiresOn).toBe('2026-12-01');
  });
  it('only of at least the quality asked for', () => {
    const offers = [
      offer({ quality: null }),
      offer({ platformId: 'youtube' }),
      offer({ platformId: 'netflix', quality: 'UHD' }),
    ];
    const found = chooseOffers(offers, '2026-12-01', { types: [], platforms: [], quality: 'HD' });
    expect(found.map(({ platformId }) => platformId).sort()).toEqual(['netflix', 'youtube']);
  });
  it('does not depend on the order in which offers come', () => {
    const any = fc.record({
      type: fc.constantFrom('FREE', 'RENT', 'BUY', 'SUBSCRIPTION' as const),
      platformId: fc.constantFrom('netflix', 'youtube', 'apple-tv'),
      priceMinor: fc.option(fc.integer({ min: 1, max: 3 })),
      quality: fc.constantFrom(null, 'SD', 'UHD' as const),
    });
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        const offers = [a, b, c].map((facts) => offer(facts as Partial<OfferReport>));
        const [first] = chooseOffers(offers, '2026-12-01');
        const [again] = chooseOffers(offers.toReversed(), '2026-12-01');
        expect(compareOffers(first as Offer, again as Offer)).toBe(0);
      }),
    );
  });
});
