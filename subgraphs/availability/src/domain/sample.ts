import { makeId } from '@media-gateway/kernel';
import type { CatalogueOffer } from '@media-gateway/database';
import type { OfferReport } from './offer.ts';

/** The currency of each region of the sample catalogue. */
const CURRENCY: Readonly<Record<CatalogueOffer['regions'][number], string>> = {
  US: 'USD',
  GB: 'GBP',
  DE: 'EUR',
  FR: 'EUR',
  ES: 'EUR',
  MX: 'MXN',
  JP: 'JPY',
  IN: 'INR',
};

/** Sample offers as reports, one a region. Nobody checked them, so nobody may take them for today's truth. */
export const sampleReports = (offers: readonly CatalogueOffer[]): readonly OfferReport[] =>
  offers.flatMap((offer) => offer.regions.map((region) => toReport(offer, region)));

function toReport(offer: CatalogueOffer, region: CatalogueOffer['regions'][number]): OfferReport {
  const priceMinor = offer.prices?.[region] ?? null;
  return {
    titleId: makeId('title', offer.title),
    platformId: offer.platform,
    region,
    type: offer.type,
    priceMinor,
    currency: priceMinor === null ? null : CURRENCY[region],
    quality: offer.quality,
    availableSince: offer.availableSince ?? null,
    expiresOn: offer.expiresOn ?? null,
    externalId: null,
    source: 'SAMPLE',
    checkedAt: null,
  };
}
