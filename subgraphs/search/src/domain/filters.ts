import { AppError, checkRegion } from '@media-gateway/kernel';
import type { Kind, StoredDocument, StoredOffer } from './document.ts';

const OFFER_TYPES = ['SUBSCRIPTION', 'ADS', 'FREE', 'RENT', 'BUY', 'ADDON', 'CINEMA'];

/** The most values a list of a filter may have. */
const MAX_VALUES = 50;

type Codes = readonly string[] | null | undefined;

/** Filters as they are sent. */
export interface FiltersInput {
  readonly kinds?: readonly Kind[] | null | undefined;
  readonly genres?: Codes;
  readonly moods?: Codes;
  readonly yearFrom?: number | null | undefined;
  readonly yearTo?: number | null | undefined;
  readonly maxRuntimeMinutes?: number | null | undefined;
  readonly languages?: Codes;
  readonly countries?: Codes;
  readonly region?: string | null | undefined;
  readonly platforms?: Codes;
  readonly offerTypes?: Codes;
}

/** Filters that make sense, in one spelling. An empty list and null ask for nothing. */
export interface Filters {
  readonly kinds: readonly string[];
  readonly genres: readonly string[];
  readonly moods: readonly string[];
  readonly yearFrom: number | null;
  readonly yearTo: number | null;
  readonly maxRuntimeMinutes: number | null;
  readonly languages: readonly string[];
  readonly countries: readonly string[];
  readonly region: string | null;
  readonly platforms: readonly string[];
  readonly offerTypes: readonly string[];
}

/**
 * Checks filters and brings them into one spelling.
 * @param known platform codes that any title is offered on; while there is none, platforms are not checked: an empty
 *   index knows no code, and refusing a right one would be worse than finding nothing.
 * @throws AppError UNKNOWN_REGION, UNKNOWN_PLATFORM, or BAD_USER_INPUT for what can never match.
 */
export function checkFilters(input: FiltersInput, known: ReadonlySet<string>): Filters {
  return {
    kinds: checkList('kinds', input.kinds, (kind) => kind),
    genres: checkList('genres', input.genres, toCode),
    moods: checkList('moods', input.moods, toCode),
    ...checkYears(input.yearFrom ?? null, input.yearTo ?? null),
    maxRuntimeMinutes: checkRuntime(input.maxRuntimeMinutes ?? null),
    languages: checkList('languages', input.languages, (code) => code.toLowerCase()),
    countries: checkList('countries', input.countries, (code) => code.toUpperCase()),
    region: input.region == null ? null : checkRegion(input.region),
    platforms: checkList('platforms', input.platforms, (code) => checkPlatform(code, known)),
    offerTypes: checkList('offerTypes', input.offerTypes, checkOfferType),
  };
}

/** Every filter that asks for something is met; a list is met by any of its values; region, platforms and offer types by one offer. */
export function meets(filters: Filters, document: StoredDocument): boolean {
  return (
    isAny(filters.kinds, document.kind) &&
    hasAny(filters.genres, document.genres) &&
    hasAny(filters.moods, document.moods) &&
    isBetween(document.year, filters.yearFrom, filters.yearTo) &&
    isBetween(document.runtimeMinutes, null, filters.maxRuntimeMinutes) &&
    hasAny(filters.languages, document.languages) &&
    hasAny(filters.countries, document.countries) &&
    meetsOffers(filters, document.offers)
  );
}

const isAny = (wanted: readonly string[], value: string) => wanted.length === 0 || wanted.includes(value);

const hasAny = (wanted: readonly string[], values: readonly string[]) =>
  wanted.length === 0 || values.some((value) => wanted.includes(value));

/** What is not known is in no range. */
function isBetween(value: number | null, from: number | null, to: number | null): boolean {
  if (from === null && to === null) return true;
  return value !== null && value >= (from ?? value) && value <= (to ?? value);
}

function meetsOffers({ region, platforms, offerTypes }: Filters, offers: readonly StoredOffer[]): boolean {
  if (region === null && platforms.length === 0 && offerTypes.length === 0) return true;
  return offers.some(
    (offer) =>
      (region === null || offer.region === region) && isAny(platforms, offer.platform) && isAny(offerTypes, offer.type),
  );
}

function checkList(argument: string, values: Codes, check: (value: string) => string): readonly string[] {
  if (!values) return [];
  if (values.length <= MAX_VALUES) return [...new Set(values.map(check))].sort();
  throw wrong(argument, `has ${values.length} values; it may have ${MAX_VALUES}.`);
}

/** `science fiction` → `SCIENCE_FICTION` */
const toCode = (name: string) =>
  name
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');

function checkYears(yearFrom: number | null, yearTo: number | null) {
  if (yearFrom === null || yearTo === null || yearFrom <= yearTo) return { yearFrom, yearTo };
  throw wrong('yearFrom', `is ${yearFrom}, after "yearTo" ${yearTo}; swap them.`);
}

function checkRuntime(minutes: number | null): number | null {
  if (minutes === null || minutes >= 1) return minutes;
  throw wrong('maxRuntimeMinutes', `is ${minutes}; it is 1 or more.`);
}

function checkPlatform(code: string, known: ReadonlySet<string>): string {
  if (known.size === 0 || known.has(code)) return code;
  throw new AppError(
    'UNKNOWN_PLATFORM',
    `"${code.slice(0, 40)}" is not a platform; use a code that "platforms" lists, such as "netflix".`,
    {
      details: { known: [...known].sort().slice(0, MAX_VALUES) },
    },
  );
}

function checkOfferType(type: string): string {
  if (OFFER_TYPES.includes(type)) return type;
  throw wrong('offerTypes', `has "${type.slice(0, 40)}"; an offer is one of ${OFFER_TYPES.join(', ')}.`);
}

const wrong = (argument: string, what: string) =>
  new AppError('BAD_USER_INPUT', `"filters.${argument}" ${what}`, { details: { argument: `filters.${argument}` } });
