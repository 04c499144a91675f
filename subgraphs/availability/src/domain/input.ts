import { AppError, checkId, checkRegion } from '@media-gateway/kernel';
import type { OfferType, Quality } from '@media-gateway/database';
import { isDay } from './day.ts';
import type { OfferKey, OfferReport } from './offer.ts';
import { type Platform, type Platforms, platformOf } from './platform.ts';

/** How an operator names an offer. */
export interface KeyInput {
  readonly titleId: string;
  readonly platform: string;
  readonly region: string;
  readonly type: OfferType;
}

export interface OfferInput extends KeyInput {
  readonly priceMinor?: number | null | undefined;
  readonly currency?: string | null | undefined;
  readonly quality?: Quality | null | undefined;
  readonly availableSince?: string | null | undefined;
  readonly expiresOn?: string | null | undefined;
}

/** Types for which one title has a price of its own. */
const PRICED: readonly OfferType[] = ['RENT', 'BUY', 'ADDON', 'CINEMA'];

/** The largest price taken, in minor units: no title costs more in any currency. */
const MAX_PRICE = 100_000_000;

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

const refuse = (argument: string, message: string): never => {
  throw new AppError('BAD_USER_INPUT', message, { details: { argument } });
};

/** @throws AppError INVALID_ID, UNKNOWN_REGION, UNKNOWN_PLATFORM, or BAD_USER_INPUT where the platform has no such offers. */
export function checkKey(input: KeyInput, platforms: Platforms): OfferKey {
  const titleId = checkId('title', input.titleId);
  const region = checkRegion(input.region);
  const platform = platformOf(platforms, input.platform);
  checkServed(platform, region, input.type);
  return { titleId, platformId: platform.id, region, type: input.type };
}

function checkServed(platform: Platform, region: string, type: OfferType): void {
  if (!platform.regions.includes(region)) {
    refuse('region', `${platform.name} is not offered in ${region}; it is in ${platform.regions.join(', ')}.`);
  }
  if (!platform.monetization.includes(type)) {
    refuse('type', `${platform.name} has no offers of type ${type}; it has ${platform.monetization.join(', ')}.`);
  }
}

/**
 * An operator's word on an offer, checked whole; what is left out is unknown.
 * @param now when it was said, in ms since 1970
 * @throws AppError as `checkKey`, and BAD_USER_INPUT for a price or a day that cannot be.
 */
export function checkOffer(input: OfferInput, platforms: Platforms, now: number): OfferReport {
  return {
    ...checkKey(input, platforms),
    ...checkPrice(input),
    ...checkDays(input, new Date(now).toISOString().slice(0, 10)),
    quality: input.quality ?? null,
    externalId: null,
    source: 'OPERATOR',
    checkedAt: new Date(now),
  };
}

function checkPrice({
  type,
  priceMinor = null,
  currency = null,
}: OfferInput): Pick<OfferReport, 'priceMinor' | 'currency'> {
  if (priceMinor === null && currency === null) return { priceMinor, currency };
  if (!PRICED.includes(type))
    refuse('priceMinor', `An offer of type ${type} has no price of its own; only ${PRICED.join(', ')} have.`);
  if (priceMinor === null || currency === null)
    return refuse('priceMinor', '"priceMinor" and "currency" go together: give both or neither.');
  if (priceMinor < 1 || priceMinor > MAX_PRICE)
    refuse('priceMinor', `"priceMinor" is ${priceMinor}; it is 1 to ${MAX_PRICE}, in minor units.`);
  if (!CURRENCIES.has(currency))
    refuse('currency', `"${currency.slice(0, 10)}" is not a currency; use an ISO 4217 code such as "USD".`);
  return { priceMinor, currency };
}

function checkDays({ availableSince = null, expiresOn = null }: OfferInput, today: string) {
  for (const [argument, day] of Object.entries({ availableSince, expiresOn })) {
    if (day !== null && !isDay(day)) refuse(argument, `"${argument}" is ${day}, which is no day of the calendar.`);
  }
  if (expiresOn !== null && expiresOn < today)
    refuse('expiresOn', `"expiresOn" is ${expiresOn}, before today; remove an offer that has ended.`);
  if (availableSince !== null && expiresOn !== null && expiresOn < availableSince) {
    refuse('expiresOn', `"expiresOn" is ${expiresOn}, before "availableSince" ${availableSince}.`);
  }
  return { availableSince, expiresOn };
}
