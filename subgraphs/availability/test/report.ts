import { mergeReport } from '../src/domain/merge.ts';
import type { Offer, OfferReport } from '../src/domain/offer.ts';

/** A report of a rental, with what a test wants to be different. */
export const report = (facts: Partial<OfferReport> = {}): OfferReport => ({
  titleId: 'title_heat-1995',
  platformId: 'apple-tv',
  region: 'US',
  type: 'RENT',
  priceMinor: 399,
  currency: 'USD',
  quality: 'HD',
  availableSince: null,
  expiresOn: null,
  externalId: null,
  source: 'FILE',
  checkedAt: null,
  ...facts,
});

/** The offer that the report makes. */
export function offer(facts: Partial<OfferReport> = {}): Offer {
  const merged = mergeReport(null, report(facts));
  if (!merged) throw new Error('a first report makes an offer');
  return merged.offer;
}
