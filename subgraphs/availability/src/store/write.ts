import type { SubgraphDeps } from '@media-gateway/adapters';
import { type Merged, mergeReport } from '../domain/merge.ts';
import { type Offer, type OfferKey, type OfferReport, offerId } from '../domain/offer.ts';
import { type OfferChanged, appendChanges } from './feed.ts';
import { toOffer } from './row.ts';
import { type Transaction, changeOffers } from './transaction.ts';

type Store = Pick<SubgraphDeps, 'db' | 'now'>;

/** Takes reports in, one for each offer: the rows, the feed and the outbox change together or not at all. */
export const writeReports = ({ db, now }: Store, reports: readonly OfferReport[]): Promise<readonly Merged[]> =>
  changeOffers(db, async (tx) => {
    const merged = await mergeReports(tx, reports);
    await upsert(
      tx,
      merged.map(({ offer }) => offer),
      now(),
    );
    await appendChanges(tx, merged.filter(isTold), now());
    return merged;
  });

const isTold = (merged: Merged): merged is Merged & OfferChanged => merged.kind !== null;

async function mergeReports(tx: Transaction, reports: readonly OfferReport[]): Promise<readonly Merged[]> {
  const byId = new Map(reports.map((report) => [offerId(report), report]));
  const rows = await tx.offer.findMany({ where: { id: { in: [...byId.keys()] } } });
  const current = new Map(rows.map((row) => [row.id, toOffer(row)]));
  const removed = await removedByOperator(
    tx,
    [...byId].filter(([id]) => !current.has(id)),
  );
  return [...byId]
    .filter(([id]) => !removed.has(id))
    .map(([id, report]) => mergeReport(current.get(id) ?? null, report))
    .filter((merged) => merged !== null);
}

/** What an operator took away, no file and no sample brings back; only operators remove. */
async function removedByOperator(
  tx: Transaction,
  added: readonly (readonly [string, OfferReport])[],
): Promise<ReadonlySet<string>> {
  const others = added.filter(([, { source }]) => source !== 'OPERATOR');
  if (others.length === 0) return new Set();
  const titleIds = [...new Set(others.map(([, report]) => report.titleId))];
  const rows = await tx.$queryRaw<{ offerId: string }[]>`
    select "offerId" from "availability"."offer_change"
    where "titleId" = any(${titleIds}::text[]) and "kind" = 'REMOVED' and "offerId" = any(${others.map(([id]) => id)}::text[])`;
  return new Set(rows.map((row) => row.offerId));
}

/** One statement for any number of rows. */
async function upsert(tx: Transaction, offers: readonly Offer[], now: number): Promise<void> {
  if (offers.length === 0) return;
  const rows = JSON.stringify(offers.map((offer) => ({ ...offer, updatedAt: new Date(now) })));
  await tx.$executeRaw`
    insert into "availability"."offer"
    select * from jsonb_populate_recordset(null::"availability"."offer", ${rows}::jsonb)
    on conflict ("id") do update set
      "priceMinor" = excluded."priceMinor", "currency" = excluded."currency", "quality" = excluded."quality",
      "availableSince" = excluded."availableSince", "expiresOn" = excluded."expiresOn", "expiryKnown" = excluded."expiryKnown",
      "externalId" = excluded."externalId", "source" = excluded."source", "checkedAt" = excluded."checkedAt",
      "updatedAt" = excluded."updatedAt"`;
}

/** @returns what was removed; null when there was no such offer. */
export const removeOffer = ({ db, now }: Store, key: OfferKey): Promise<Offer | null> =>
  changeOffers(db, async (tx) => {
    const id = offerId(key);
    const row = await tx.offer.findUnique({ where: { id } });
    if (!row) return null;
    const offer = toOffer(row);
    await tx.offer.delete({ where: { id } });
    await appendChanges(tx, [{ kind: 'REMOVED', offer }], now());
    return offer;
  });
