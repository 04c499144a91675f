import { AppError, checkId, checkRegion } from '@media-gateway/kernel';
import type { OfferChangeKind, OfferType } from '@media-gateway/database';
import { type Platforms, platformOf } from './platform.ts';

/** An entry of the change feed. */
export interface Change {
  /** Grows with every change. */
  readonly sequence: bigint;
  readonly kind: OfferChangeKind;
  readonly offerId: string;
  readonly titleId: string;
  readonly platform: string;
  readonly region: string;
  readonly type: OfferType;
  readonly at: Date;
}

/** Which changes somebody follows. An empty list admits all. */
export interface ChangeFilter {
  readonly titleIds: readonly string[];
  readonly regions: readonly string[];
  readonly platforms: readonly string[];
  readonly kinds: readonly OfferChangeKind[];
}

export type ChangeFilterInput = { readonly [K in keyof ChangeFilter]?: ChangeFilter[K] | null | undefined };

/** How many values one filter takes. */
const MAX_VALUES = 100;

/** @throws AppError BAD_USER_INPUT for a list that is too long, INVALID_ID, UNKNOWN_REGION, UNKNOWN_PLATFORM. */
export function checkChangeFilter(input: ChangeFilterInput, platforms: Platforms): ChangeFilter {
  return {
    titleIds: checkLength('titleIds', input.titleIds).map((id) => checkId('title', id)),
    regions: checkLength('regions', input.regions).map(checkRegion),
    platforms: checkPlatforms(input.platforms, platforms),
    kinds: checkLength('kinds', input.kinds),
  };
}

/** @throws AppError BAD_USER_INPUT for a list that is too long, UNKNOWN_PLATFORM. */
export const checkPlatforms = (codes: readonly string[] | null | undefined, platforms: Platforms): readonly string[] =>
  checkLength('platforms', codes).map((code) => platformOf(platforms, code).id);

function checkLength<T>(argument: string, values: readonly T[] | null | undefined): readonly T[] {
  if (!values || values.length <= MAX_VALUES) return values ?? [];
  throw new AppError('BAD_USER_INPUT', `"${argument}" has ${values.length} values; give at most ${MAX_VALUES}.`, {
    details: { argument, maximum: MAX_VALUES },
  });
}

export function admits(filter: ChangeFilter, change: Change): boolean {
  const has = (list: readonly string[], value: string) => list.length === 0 || list.includes(value);
  return (
    has(filter.titleIds, change.titleId) &&
    has(filter.regions, change.region) &&
    has(filter.platforms, change.platform) &&
    has(filter.kinds, change.kind)
  );
}
