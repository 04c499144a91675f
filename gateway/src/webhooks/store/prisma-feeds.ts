import type { Database } from '@media-gateway/database';
import { typed } from './prisma-endpoints.ts';
import type { Feed, FeedStore, Lease, Recording } from './port.ts';
import { PATIENT, type Transaction, stamp } from './sql.ts';

export function createFeedStore(db: Database): FeedStore {
  return {
    claimFeeds: (lease, limit) => claim(db, lease, limit),
    renewFeeds: async ({ owner, at, until }) => {
      const rows = await db.$queryRaw<{ id: string }[]>`
        update gateway.webhook_feed feed set "leasedUntil" = ${stamp(until)}::timestamp
        where "leaseOwner" = ${owner} and "leasedUntil" > ${stamp(at)}::timestamp
        and exists (select 1 from gateway.webhook_endpoint where "feedId" = feed.id and status = 'ENABLED')
        returning id`;
      return rows.map(({ id }) => id);
    },
    releaseFeeds: async (owner) => {
      await db.webhookFeed.updateMany({ where: { leaseOwner: owner }, data: { leaseOwner: null, leasedUntil: null } });
    },
    record: (recording) => db.$transaction((tx) => record(tx, recording), PATIENT),
  };
}

async function claim(db: Database, { owner, at, until }: Lease, limit: number): Promise<readonly Feed[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    update gateway.webhook_feed set "leaseOwner" = ${owner}, "leasedUntil" = ${stamp(until)}::timestamp
    where id in (
      select id from gateway.webhook_feed feed
      where ("leasedUntil" is null or "leasedUntil" <= ${stamp(at)}::timestamp)
      and exists (select 1 from gateway.webhook_endpoint where "feedId" = feed.id and status = 'ENABLED')
      limit ${limit} for update skip locked)
    returning id`;
  if (rows.length === 0) return [];
  const feeds = await db.webhookFeed.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  return feeds.map(typed);
}

async function record(tx: Transaction, recording: Recording): Promise<boolean> {
  const { feedId, leaseOwner, cursor, payload, at, giveUpAt, maxPending, newId } = recording;
  const { count } = await tx.webhookFeed.updateMany({
    where: { id: feedId, leaseOwner },
    data: { ...(cursor !== undefined && { cursor }) },
  });
  if (count === 0) return false;
  await tx.webhookEndpoint.updateMany({
    where: { feedId, status: 'ENABLED', pending: { gte: maxPending } },
    data: { status: 'DISABLED', reason: `More than ${maxPending} deliveries waited.` },
  });
  const wanting = await tx.$queryRaw<{ id: string }[]>`
    update gateway.webhook_endpoint set pending = pending + 1, "dueAt" = least("dueAt", ${stamp(at)}::timestamp)
    where "feedId" = ${feedId} and status = 'ENABLED' returning id`;
  const common = { payload, createdAt: at, nextAttemptAt: at, giveUpAt };
  await tx.webhookDelivery.createMany({
    data: wanting.map((endpoint) => ({ ...common, id: newId(), endpointId: endpoint.id })),
  });
  return true;
}
