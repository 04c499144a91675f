import type { Offer as OfferRow } from '@media-gateway/database';
import { dayOf } from '../domain/day.ts';
import type { Offer } from '../domain/offer.ts';

const toDay = (date: Date | null): string | null => (date === null ? null : dayOf(date));

/** A row of the database as the domain sees it: days are texts. */
export const toOffer = ({ updatedAt: _, ...row }: OfferRow): Offer => ({
  ...row,
  availableSince: toDay(row.availableSince),
  expiresOn: toDay(row.expiresOn),
});

/** Midnight UTC, as a column of type `date` wants it. */
export const toDate = (day: string): Date => new Date(`${day}T00:00:00.000Z`);
