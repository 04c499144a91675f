import { z } from 'zod';

/** The topics of the event bus and what their events carry. A consumer gets an event at least once and is idempotent by `id`. */
const sighting = z.object({
  platform: z.string(),
  region: z.string(),
  /** What the platform calls the title. */
  externalId: z.string(),
  /** ISO date on which the platform is known to have added it. */
  availableSince: z.string().nullable(),
  checkedAt: z.string().nullable(),
});

/** A title as other domains need it: what is searched and recommended on. */
const titleDocument = z.object({
  id: z.string(),
  kind: z.enum(['FILM', 'SHOW']),
  name: z.string(),
  originalName: z.string().nullable(),
  /** Names in other languages. */
  otherNames: z.array(z.string()),
  synopsis: z.string().nullable(),
  year: z.number().int().nullable(),
  runtimeMinutes: z.number().int().nullable(),
  genres: z.array(z.string()),
  keywords: z.array(z.string()),
  moods: z.array(z.string()),
  countries: z.array(z.string()),
  languages: z.array(z.string()),
  /** Region → label. */
  certifications: z.record(z.string(), z.string()),
  /** Ids and names, most important first. */
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  /** 0–1 */
  popularity: z.number(),
  /** Grows with every change; an older version never overwrites a newer one. */
  version: z.number().int(),
  /** Where a platform's own catalogue listed it, when it came from one. */
  sightings: z.array(sighting),
});

const offerChange = z.object({
  /** Position in the change feed, growing; a decimal string. */
  sequence: z.string(),
  kind: z.enum(['NEW', 'UPDATED', 'REMOVED', 'EXPIRING', 'PRICE_DROP']),
  offerId: z.string(),
  titleId: z.string(),
  platform: z.string(),
  region: z.string(),
  type: z.string(),
  at: z.string(),
});

const interaction = z.object({
  userId: z.string(),
  titleId: z.string(),
  kind: z.enum(['WATCHLISTED', 'UNWATCHLISTED', 'PROGRESSED', 'COMPLETED', 'LIKED', 'DISMISSED']),
  /** Share of the title that was watched, 0–1; null where it says nothing. */
  completion: z.number().nullable(),
  at: z.string(),
});

export const EVENT_PAYLOADS = {
  'content.ingested': z.object({ titles: z.array(titleDocument) }),
  'availability.changed': z.object({ changes: z.array(offerChange) }),
  'user.interaction': interaction,
} as const;

export type Topic = keyof typeof EVENT_PAYLOADS;
export type EventPayload<T extends Topic> = z.infer<(typeof EVENT_PAYLOADS)[T]>;
export type TitleDocument = z.infer<typeof titleDocument>;
export type Sighting = z.infer<typeof sighting>;
export type OfferChange = z.infer<typeof offerChange>;
export type Interaction = z.infer<typeof interaction>;

/** How many titles or changes one event carries at most, so that an event stays far below a stream's limits. */
export const EVENT_BATCH = 100;

export interface BusEvent<T extends Topic = Topic> {
  /** Unique; consumers ignore an id they have seen. */
  readonly id: string;
  readonly topic: T;
  /** Events of one key stay in order. */
  readonly key: string;
  /** ISO time at which it happened. */
  readonly at: string;
  readonly payload: EventPayload<T>;
}
