import type { StoredDocument, StoredOffer } from './document.ts';

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface Facet {
  readonly name: string;
  /** Most frequent first, at most 10. */
  readonly values: readonly FacetValue[];
}

const MAX_VALUES = 10;

interface Found {
  readonly document: StoredDocument;
}

type Read = (document: StoredDocument, region: string | null) => readonly string[];

/** What each facet counts of a title, each value once. */
const FACETS: Readonly<Record<string, Read>> = {
  genre: ({ genres }) => genres,
  decade: ({ year }) => (year === null ? [] : [`${Math.floor(year / 10) * 10}s`]),
  platform: ({ offers }, region) => platformsOf(offers, region),
  kind: ({ kind }) => [kind],
  // A label means something only in its region, so without one there is nothing to count.
  certification: ({ certifications }, region) => presentIn(certifications, region),
  language: ({ languages }) => languages,
};

/** How the titles that were found spread over genres, decades, platforms, kinds, certifications and languages. */
export const countFacets = (found: readonly Found[], region: string | null): readonly Facet[] =>
  Object.entries(FACETS).map(([name, read]) => ({
    name,
    values: countValues(found, (document) => read(document, region)),
  }));

function countValues(
  found: readonly Found[],
  read: (document: StoredDocument) => readonly string[],
): readonly FacetValue[] {
  const counters = new Map<string, { value: string; count: number }>();
  for (const { document } of found) {
    for (const value of read(document)) {
      const counter = counters.get(value);
      if (counter) counter.count += 1;
      else counters.set(value, { value, count: 1 });
    }
  }
  return [...counters.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MAX_VALUES);
}

function platformsOf(offers: readonly StoredOffer[], region: string | null): readonly string[] {
  if (offers.length === 0) return [];
  const inRegion = region === null ? offers : offers.filter((offer) => offer.region === region);
  return [...new Set(inRegion.map(({ platform }) => platform))];
}

function presentIn(certifications: Readonly<Record<string, string>>, region: string | null): readonly string[] {
  const label = region === null ? undefined : certifications[region];
  return label === undefined ? [] : [label];
}
