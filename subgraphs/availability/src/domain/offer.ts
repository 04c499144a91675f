import { createHash } from 'node:crypto';
import { makeId } from '@media-gateway/kernel';
import type { OfferSource, OfferType, Quality } from '@media-gateway/database';

/** What makes two reports speak of the same offer. */
export interface OfferKey {
  readonly titleId: string;
  readonly platformId: string;
  /** ISO 3166-1 alpha-2. */
  readonly region: string;
  readonly type: OfferType;
}

/** What a source says about one offer. Days are ISO 8601 (`2027-01-31`); null means that the source does not say. */
export interface OfferReport extends OfferKey {
  /** In minor units of the currency; both or neither. */
  readonly priceMinor: number | null;
  /** ISO 4217. */
  readonly currency: string | null;
  readonly quality: Quality | null;
  readonly availableSince: string | null;
  /** The last day on which it can be watched. */
  readonly expiresOn: string | null;
  /** What the platform calls the title. */
  readonly externalId: string | null;
  readonly source: OfferSource;
  readonly checkedAt: Date | null;
}

/** A way to watch a title on a platform in a region. */
export interface Offer extends OfferReport {
  readonly id: string;
  readonly hdr: boolean | null;
  readonly audio: readonly string[];
  readonly subtitles: readonly string[];
  /** False means that nobody told us when it ends: unknown, not unlimited. */
  readonly expiryKnown: boolean;
}

/** Hex digits of an id: 96 bits, so that among 10⁹ offers a collision is less likely than one in 10⁹. */
const ID_DIGITS = 24;

/** The id of an offer follows from its key, so that every source that reports it means the same row. */
export function offerId({ titleId, platformId, region, type }: OfferKey): string {
  const digest = createHash('sha256').update([titleId, platformId, region, type].join('|')).digest('hex');
  return makeId('offer', digest.slice(0, ID_DIGITS));
}

/** Whether it can be watched on that day: what has ended or not yet begun is no offer; an unknown end is not an end. */
export const isInForce = ({ availableSince, expiresOn }: OfferReport, today: string): boolean =>
  (availableSince === null || availableSince <= today) && (expiresOn === null || expiresOn >= today);
