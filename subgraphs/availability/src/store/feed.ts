import { outboxRow } from '@media-gateway/adapters';
import type { Database, OfferChangeKind, Prisma } from '@media-gateway/database';
import { EVENT_BATCH, type OfferChange } from '@media-gateway/kernel';
import type { Change, ChangeFilter } from '../domain/change.ts';
import type { Offer } from '../domain/offer.ts';
import type { Transaction } from './transaction.ts';

/** The events of the feed share one key, so that the bus keeps them in order. */
const FEED_KEY = 'feed';

export interface OfferChanged {
  readonly kind: OfferChangeKind;
  readonly offer: Pick<Offer, 'id' | 'titleId' | 'platformId' | 'region' | 'type'>;
}

/** Appends to the feed and to the outbox, in the transaction that changes the offers. An offer changes once in a transaction. */
export async function appendChanges(tx: Transaction, changed: readonly OfferChanged[], now: number): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ kind, offer }) => toRow(kind, offer, new Date(now).toISOString()));
  const changes = await insertChanges(tx, rows);
  const events = chunks(changes, EVENT_BATCH).map((batch) =>
    outboxRow('availability.changed', FEED_KEY, { changes: batch }),
  );
  await tx.availabilityOutbox.createMany({ data: events });
}

type Row = Omit<OfferChange, 'sequence'>;

const toRow = (kind: OfferChangeKind, offer: OfferChanged['offer'], at: string): Row => ({
  kind,
  offerId: offer.id,
  titleId: offer.titleId,
  platform: offer.platformId,
  region: offer.region,
  type: offer.type,
  at,
});

/**
 * One parameter for any number of rows: with one a value, as `createMany` has it, hundreds of rows take ten times as long.
 * @returns the rows with their sequence numbers, in the order of these.
 */
async function insertChanges(tx: Transaction, rows: readonly Row[]): Promise<readonly OfferChange[]> {
  const written = await tx.$queryRaw<Pick<Change, 'sequence' | 'offerId'>[]>`
    insert into "availability"."offer_change" ("kind", "offerId", "titleId", "platform", "region", "type", "at")
    select "kind", "offerId", "titleId", "platform", "region", "type", "at"
    from jsonb_populate_recordset(null::"availability"."offer_change", ${JSON.stringify(rows)}::jsonb)
    returning "sequence", "offerId"`;
  const byOffer = new Map(rows.map((row) => [row.offerId, row]));
  return written
    .sort((a, b) => (a.sequence < b.sequence ? -1 : 1))
    .map(({ sequence, offerId }) => ({ ...(byOffer.get(offerId) as Row), sequence: sequence.toString() }));
}

/** A change as the bus carries it, back as the domain sees it. */
export const fromEventChange = (change: OfferChange): Change => ({
  ...change,
  type: change.type as Change['type'],
  sequence: BigInt(change.sequence),
  at: new Date(change.at),
});

/** The feed after a sequence number, oldest first. */
export const readChanges = (
  db: Database,
  filter: Partial<ChangeFilter>,
  after: bigint,
  take: number,
): Promise<Change[]> =>
  db.offerChange.findMany({
    where: { sequence: { gt: after }, ...whereOf(filter) },
    orderBy: { sequence: 'asc' },
    take,
  });

const whereOf = ({
  titleIds = [],
  regions = [],
  platforms = [],
  kinds = [],
}: Partial<ChangeFilter>): Prisma.OfferChangeWhereInput => ({
  ...(titleIds.length > 0 && { titleId: { in: [...titleIds] } }),
  ...(regions.length > 0 && { region: { in: [...regions] } }),
  ...(platforms.length > 0 && { platform: { in: [...platforms] } }),
  ...(kinds.length > 0 && { kind: { in: [...kinds] } }),
});

export const chunks = <T>(items: readonly T[], size: number): readonly T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
