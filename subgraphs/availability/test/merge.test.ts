import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeReport } from '../src/domain/merge.ts';
import type { Offer, OfferReport } from '../src/domain/offer.ts';
import { offer, report } from './report.ts';

describe('what a report makes of an offer', () => {
  const kindOf = (before: Partial<OfferReport>, after: Partial<OfferReport>) =>
    mergeReport(offer(before), report(after))?.kind;

  it('is NEW when there was none', () => expect(mergeReport(null, report())?.kind).toBe('NEW'));
  it('is nothing when all is as it was', () => expect(mergeReport(offer(), report())).toBeNull());
  it('is PRICE_DROP when the same currency buys it for less', () =>
    expect(kindOf({}, { priceMinor: 299 })).toBe('PRICE_DROP'));
  it('is UPDATED when it costs more', () => expect(kindOf({}, { priceMinor: 499 })).toBe('UPDATED'));
  it('is UPDATED when the lower number is of another currency', () =>
    expect(kindOf({}, { priceMinor: 299, currency: 'EUR' })).toBe('UPDATED'));
  it('is UPDATED when its end becomes known', () => {
    const merged = mergeReport(offer(), report({ expiresOn: '2027-01-31' }));
    expect(merged).toMatchObject({ kind: 'UPDATED', offer: { expiresOn: '2027-01-31', expiryKnown: true } });
  });
  it('tells nothing, yet notes it, when only the check is newer', () => {
    const checkedAt = new Date('2026-12-01T12:00:00.000Z');
    expect(mergeReport(offer(), report({ checkedAt }))).toMatchObject({ kind: null, offer: { checkedAt } });
  });
  it('leaves what an operator said alone when a file says otherwise', () =>
    expect(mergeReport(offer({ source: 'OPERATOR' }), report({ priceMinor: 1 }))).toBeNull());

  it('is the same for reports of one file kind in any order, and for one that comes twice', () => {
    const day = fc.constantFrom(null, '2020-01-01', '2021-06-30', '2026-11-11');
    const facts = fc.record({
      availableSince: day,
      externalId: fc.constantFrom(null, '7', '8'),
      checkedAt: fc.constantFrom(null, new Date(1), new Date(2)),
    });
    const takeIn = (reports: readonly Partial<OfferReport>[]) =>
      reports.reduce<Offer | null>((current, one) => mergeReport(current, report(one))?.offer ?? current, null);
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 5 }), (reports) => {
        const once = takeIn(reports);
        expect(takeIn([...reports].reverse())).toEqual(once);
        expect(takeIn([...reports, ...reports])).toEqual(once);
      }),
    );
  });
});
