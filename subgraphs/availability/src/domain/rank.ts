import type { OfferType, Quality } from '@media-gateway/database';
import { type Offer, isInForce } from './offer.ts';

/**
 * What an offer is worth to somebody who wants to watch now. Free, subscription, rent and buy are the search boosts;
 * advertisements cost attention, an add-on or a ticket costs a decision, so they stand between their neighbours.
 */
const BOOST: Readonly<Record<OfferType, number>> = {
  FREE: 0.3,
  ADS: 0.25,
  SUBSCRIPTION: 0.2,
  ADDON: 0.15,
  RENT: 0.1,
  BUY: 0.05,
  CINEMA: 0,
};

const QUALITY: Readonly<Record<Quality, number>> = { SD: 1, HD: 2, UHD: 3 };

const qualityOf = (offer: Offer): number => (offer.quality === null ? 0 : QUALITY[offer.quality]);

/** An unknown price may be any: it comes after the known ones. Of two currencies neither is the lower. */
function byPrice(a: Offer, b: Offer): number {
  if (a.priceMinor === null || b.priceMinor === null)
    return Number(a.priceMinor === null) - Number(b.priceMinor === null);
  return a.currency === b.currency ? a.priceMinor - b.priceMinor : 0;
}

/** Best first: by type, then the lower price, then the better picture; the platform's code settles the rest. */
export const compareOffers = (a: Offer, b: Offer): number =>
  BOOST[b.type] - BOOST[a.type] ||
  byPrice(a, b) ||
  qualityOf(b) - qualityOf(a) ||
  (a.platformId < b.platformId ? -1 : Number(a.platformId > b.platformId));

export interface OfferFilter {
  /** None or empty takes all. */
  readonly types: readonly OfferType[];
  readonly platforms: readonly string[];
  /** At least this quality; an unknown one does not reach it. */
  readonly quality: Quality | null;
}

const ANY: OfferFilter = { types: [], platforms: [], quality: null };

/** The offers of one title in one region that hold today and fit, best first. */
export function chooseOffers(offers: readonly Offer[], today: string, filter: OfferFilter = ANY): readonly Offer[] {
  const admits = <T>(list: readonly T[], value: T) => list.length === 0 || list.includes(value);
  return offers
    .filter((offer) => isInForce(offer, today))
    .filter((offer) => admits(filter.types, offer.type) && admits(filter.platforms, offer.platformId))
    .filter((offer) => filter.quality === null || qualityOf(offer) >= QUALITY[filter.quality])
    .sort(compareOffers);
}
