import { builder } from '../builder.ts';
import type { Offer } from '../domain/offer.ts';

/** Titles have offers and offers have a title: each file needs the other's type, so the name of this one stands alone. */
export const OfferRef = builder.objectRef<Offer>('Offer');
