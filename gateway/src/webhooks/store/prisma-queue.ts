import type { Database } from '@media-gateway/database';
import { WITH_FEED, typed } from './prisma-endpoints.ts';
import type { Endpoint, Lease, QueueStore, Settlement } from './port.ts';
import { PATIENT, type Transaction, stamp } from './sql.ts';

export const createQueueStore = (db: Database): QueueStore => ({
  claimEndpoints: (lease, limit) => claim(db, lease, limit),
  due: (endpointId, at, limit) =>
    db.webhookDelivery.findMany({
      where: { endpointId, nextAttemptAt: { lte: at } },
      orderBy: { nextAttemptAt: 'asc' },
      take: limit,
    }),
  settle: (settlement) => db.$transaction((tx) => settle(tx, settlement), PATIENT),
  releaseEndpoint: (id) => db.$transaction((tx) => release(tx, id), PATIENT),
  prune: (before, limit) =>
    db.$executeRaw`
      delete from gateway.webhook_delivery where id in (
        select id from gateway.webhook_delivery
        where "createdAt" < ${stamp(before)}::timestamp and status <> 'PENDING' order by "createdAt" limit ${limit})`,
});

async function claim(db: Database, { at, until }: Omit<Lease, 'owner'>, limit: number): Promise<readonly Endpoint[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    update gateway.webhook_endpoint set "leasedUntil" = ${stamp(until)}::timestamp
    where id in (
      select id from gateway.webhook_endpoint
      where "dueAt" <= ${stamp(at)}::timestamp and status = 'ENABLED'
      and ("leasedUntil" is null or "leasedUntil" <= ${stamp(at)}::timestamp)
      order by "dueAt" limit ${limit} for update skip locked)
    returning id`;
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const endpoints = await db.webhookEndpoint.findMany({ where: { id: { in: ids } }, include: WITH_FEED });
  return endpoints.map((row) => ({ ...row, feed: typed(row.feed) }));
}

async function settle(tx: Transaction, settlement: Settlement): Promise<void> {
  const { delivery, attemptsBefore, endpointId, at, disable } = settlement;
  const { id, ...change } = delivery;
  // In the order in which recording and replaying lock them.
  await tx.$queryRaw`select id from gateway.webhook_endpoint where id = ${endpointId} for update`;
  const { count } = await tx.webhookDelivery.updateMany({
    where: { id, status: 'PENDING', attempts: attemptsBefore },
    data: { ...change, attempts: { increment: 1 } },
  });
  const settled = delivery.status === 'PENDING' ? 0 : count;
  const failed = delivery.status !== 'DELIVERED';
  await tx.$executeRaw`
    update gateway.webhook_endpoint set pending = pending - ${settled},
      "failingSince" = case when ${failed} then coalesce("failingSince", ${stamp(at)}::timestamp) end
    where id = ${endpointId}`;
  if (disable === undefined) return;
  await tx.webhookEndpoint.updateMany({
    where: { id: endpointId, status: 'ENABLED' },
    data: { status: 'DISABLED', reason: disable },
  });
}

async function release(tx: Transaction, id: string): Promise<void> {
  // The lock first: what was recorded while it was waited for is seen by the next statement only.
  await tx.$queryRaw`select id from gateway.webhook_endpoint where id = ${id} for update`;
  await tx.$executeRaw`
    update gateway.webhook_endpoint set "leasedUntil" = null,
      "dueAt" = (select min("nextAttemptAt") from gateway.webhook_delivery where "endpointId" = ${id})
    where id = ${id}`;
}
