import { type Sighting, type TitleDocument, isRegion } from '@media-gateway/kernel';
import { isDay } from './day.ts';
import { mergeReport } from './merge.ts';
import { type Offer, type OfferReport, offerId } from './offer.ts';
import type { Platforms } from './platform.ts';

export interface Sightings {
  /** One report an offer. */
  readonly reports: readonly OfferReport[];
  /** Codes that are no platform or region of ours; their sightings were left out. */
  readonly unknown: readonly string[];
}

type Listed = Pick<TitleDocument, 'id' | 'sightings'>;

/** What platforms' own catalogues say, as reports of offers: a listing there is part of the subscription. */
export function reportsOf(titles: readonly Listed[], platforms: Platforms): Sightings {
  const found = titles.flatMap(({ id, sightings }) => sightings.map((sighting) => ({ id, sighting })));
  const isKnown = ({ sighting }: (typeof found)[number]) =>
    platforms.has(sighting.platform) && isRegion(sighting.region);
  const reports = found.filter(isKnown).map(({ id, sighting }) => toReport(id, sighting));
  const unknown = found
    .filter((entry) => !isKnown(entry))
    .map(({ sighting }) => `${sighting.platform}/${sighting.region}`);
  return { reports: unite(reports), unknown: [...new Set(unknown)] };
}

/** Catalogue exports number their rows `s1`, `s2`, …; no platform knows a title by such a number. */
const ROW_NUMBER = /^s\d+$/;

const toReport = (titleId: string, sighting: Sighting): OfferReport => ({
  titleId,
  platformId: sighting.platform,
  region: sighting.region,
  type: 'SUBSCRIPTION',
  priceMinor: null,
  currency: null,
  quality: null,
  availableSince: sighting.availableSince !== null && isDay(sighting.availableSince) ? sighting.availableSince : null,
  expiresOn: null,
  externalId: ROW_NUMBER.test(sighting.externalId) ? null : sighting.externalId,
  source: 'FILE',
  checkedAt: instant(sighting.checkedAt),
});

function instant(text: string | null): Date | null {
  const found = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(found) ? null : new Date(found);
}

/** Several sightings of one offer become one report, as if they had come one after another. */
function unite(reports: readonly OfferReport[]): readonly OfferReport[] {
  const byId = new Map<string, Offer>();
  for (const report of reports) {
    const merged = mergeReport(byId.get(offerId(report)) ?? null, report);
    if (merged) byId.set(merged.offer.id, merged.offer);
  }
  return [...byId.values()];
}
