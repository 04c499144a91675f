import { type Database, Prisma } from '@media-gateway/database';
import type { DayCursor } from '../domain/cursor.ts';
import type { Offer } from '../domain/offer.ts';
import { toDate, toOffer } from './row.ts';

export interface OfferList {
  readonly region: string;
  /** Codes; for `readNewOffers` never empty. */
  readonly platforms: readonly string[];
  readonly today: string;
  /** How many rows to read. */
  readonly take: number;
  readonly after: DayCursor | null;
}

/** Offers whose last day is today or later, up to a day, soonest first. Reads the index (region, expiresOn, id) from the cursor on. */
export async function readLeaving(
  db: Database,
  { region, platforms, today, take, after }: OfferList,
  until: string,
): Promise<Offer[]> {
  const from = after && after.day > today ? after.day : today;
  const rows = await db.offer.findMany({
    where: {
      region,
      expiresOn: { gte: toDate(from), lte: toDate(until) },
      AND: [
        { OR: [{ availableSince: null }, { availableSince: { lte: toDate(today) } }] },
        ...(after ? [following(after)] : []),
      ],
      ...(platforms.length > 0 && { platformId: { in: [...platforms] } }),
    },
    orderBy: [{ expiresOn: 'asc' }, { id: 'asc' }],
    take,
  });
  return rows.map(toOffer);
}

const following = ({ day, id }: DayCursor): Prisma.OfferWhereInput => ({
  OR: [{ expiresOn: { gt: toDate(day) } }, { expiresOn: toDate(day), id: { gt: id } }],
});

/**
 * Offers that began last, newest first. Each platform's newest are read from the index (region, platformId, availableSince, id)
 * and then merged, so that a region with millions of offers costs no more than its platforms times a page.
 */
export async function readNewOffers(db: Database, list: OfferList): Promise<Offer[]> {
  const ids = await db.$queryRaw<{ id: string }[]>`
    select newest."id" from unnest(${[...list.platforms]}::text[]) as code, lateral (
      select "id", "availableSince" from "availability"."offer"
      where "region" = ${list.region} and "platformId" = code and ${begun(list)}
        and ("expiresOn" is null or "expiresOn" >= ${list.today}::date)
      order by "availableSince" desc, "id" asc limit ${list.take}
    ) as newest
    order by newest."availableSince" desc, newest."id" asc limit ${list.take}`;
  return inOrder(
    db,
    ids.map(({ id }) => id),
  );
}

const begun = ({ today, after }: OfferList): Prisma.Sql =>
  after
    ? Prisma.sql`"availableSince" <= ${after.day}::date and ("availableSince" < ${after.day}::date or "id" > ${after.id})`
    : Prisma.sql`"availableSince" <= ${today}::date`;

async function inOrder(db: Database, ids: readonly string[]): Promise<Offer[]> {
  const rows = await db.offer.findMany({ where: { id: { in: [...ids] } } });
  const found = new Map(rows.map((row) => [row.id, toOffer(row)]));
  return ids.map((id) => found.get(id)).filter((offer) => offer !== undefined);
}
