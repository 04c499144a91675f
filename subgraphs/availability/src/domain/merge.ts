import type { OfferChangeKind, OfferSource } from '@media-gateway/database';
import { type Offer, type OfferReport, offerId } from './offer.ts';

/** What a report makes of an offer. */
export interface Merged {
  readonly offer: Offer;
  /** What the change feed says of it; null when only the record of who checked it and when has moved. */
  readonly kind: OfferChangeKind | null;
}

/** A weaker source never overwrites a stronger one: what an operator said stays until an operator says otherwise. */
const STRENGTH: Readonly<Record<OfferSource, number>> = { SAMPLE: 0, FILE: 1, OPERATOR: 2 };

/** @returns null when the report changes nothing. */
export function mergeReport(current: Offer | null, report: OfferReport): Merged | null {
  if (!current) return { offer: toOffer(null, report), kind: 'NEW' };
  if (STRENGTH[report.source] < STRENGTH[current.source]) return null;
  const offer = toOffer(current, settle(current, report));
  const kind = changeKind(current, offer);
  return kind !== null || !sameRecord(current, offer) ? { offer, kind } : null;
}

/** Two files may list one title twice: the earliest day and the latest check hold, in whatever order they come. */
function settle(current: Offer, report: OfferReport): OfferReport {
  if (report.source !== 'FILE' || current.source !== 'FILE') return report;
  return {
    ...report,
    availableSince: least(current.availableSince, report.availableSince),
    checkedAt: latest(current.checkedAt, report.checkedAt),
    externalId: least(current.externalId, report.externalId),
  };
}

/** Sources that say nothing of languages or the platform's own id leave them as they were. */
const toOffer = (current: Offer | null, report: OfferReport): Offer => ({
  ...report,
  id: offerId(report),
  externalId: report.externalId ?? current?.externalId ?? null,
  hdr: current?.hdr ?? null,
  audio: current?.audio ?? [],
  subtitles: current?.subtitles ?? [],
  expiryKnown: report.expiresOn !== null,
});

function changeKind(before: Offer, after: Offer): OfferChangeKind | null {
  if (isPriceDrop(before, after)) return 'PRICE_DROP';
  const facts = ['priceMinor', 'currency', 'quality', 'availableSince', 'expiresOn'] as const;
  return facts.some((fact) => before[fact] !== after[fact]) ? 'UPDATED' : null;
}

const isPriceDrop = (before: Offer, after: Offer): boolean =>
  before.priceMinor !== null &&
  after.priceMinor !== null &&
  before.currency === after.currency &&
  after.priceMinor < before.priceMinor;

const sameRecord = (before: Offer, after: Offer): boolean =>
  before.source === after.source &&
  before.externalId === after.externalId &&
  before.checkedAt?.getTime() === after.checkedAt?.getTime();

const least = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b;

const latest = (a: Date | null, b: Date | null): Date | null => (a === null || b === null ? (a ?? b) : a > b ? a : b);
