import { AppError, decodeCursor, encodeCursor } from '@media-gateway/kernel';
import { isDay } from './day.ts';
import type { Offer } from './offer.ts';

/** Cursors of the lists: each is made and read here, and a tampered one is refused before it reaches the database. */
export interface DayCursor {
  readonly day: string;
  readonly id: string;
}

const OFFER_ID = /^offer_[a-z0-9-]{1,120}$/;

const FEED = 'availabilityChanges';

export const feedCursor = (sequence: bigint): string => encodeCursor(FEED, [sequence.toString()]);

/** @throws AppError INVALID_CURSOR */
export function readFeedCursor(cursor: string): bigint {
  const [sequence] = decodeCursor(FEED, cursor, 1);
  if (typeof sequence === 'string' && /^\d{1,18}$/.test(sequence)) return BigInt(sequence);
  throw invalid(FEED);
}

/** A place in a list that is ordered by a day and then by id. */
export const dayCursor = (list: string, day: string | null, { id }: Offer): string => encodeCursor(list, [day, id]);

/** @throws AppError INVALID_CURSOR */
export function readDayCursor(list: string, cursor: string): DayCursor {
  const [day, id] = decodeCursor(list, cursor, 2);
  if (typeof day === 'string' && isDay(day) && typeof id === 'string' && OFFER_ID.test(id)) return { day, id };
  throw invalid(list);
}

const invalid = (list: string) =>
  new AppError(
    'INVALID_CURSOR',
    `The cursor was not made by "${list}"; pass its "pageInfo.endCursor" unchanged, or leave it out.`,
  );
