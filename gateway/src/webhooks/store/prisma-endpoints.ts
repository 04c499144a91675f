import type { Database } from '@media-gateway/database';
import type { EndpointKey, EndpointStore, NewEndpoint, Variables } from './port.ts';
import { PATIENT, type Transaction, stamp } from './sql.ts';

export const WITH_FEED = { feed: { select: { event: true, variables: true } } } as const;

/** JSON columns are typed by what was written. */
export const typed = <T extends { readonly variables: unknown }>(feed: T) => ({
  ...feed,
  variables: feed.variables as Variables,
});

export function createEndpointStore(db: Database): EndpointStore {
  return {
    add: (endpoint, limit) => db.$transaction((tx) => add(tx, endpoint, limit), PATIENT),
    async list(ownerId) {
      const rows = await db.webhookEndpoint.findMany({
        where: { ownerId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        include: WITH_FEED,
      });
      return rows.map((row) => ({ ...row, feed: typed(row.feed) }));
    },
    async find(key) {
      const row = await db.webhookEndpoint.findFirst({ where: { ...key }, include: WITH_FEED });
      return row ? { ...row, feed: typed(row.feed) } : undefined;
    },
    remove: (key) => db.$transaction((tx) => remove(tx, key), PATIENT),
    async changeSecret({ ownerId, id }, { secret, previousUntil }) {
      const changed = await db.$executeRaw`
        update gateway.webhook_endpoint
        set "previousSecret" = secret, "previousUntil" = ${stamp(previousUntil)}::timestamp, secret = ${secret}
        where id = ${id} and "ownerId" = ${ownerId}`;
      return changed > 0;
    },
    enable: (key, at) => db.$transaction((tx) => enable(tx, key, at), PATIENT),
    deliveries: (endpointId, { first, before }) =>
      db.webhookDelivery.findMany({
        where: { endpointId, ...(before !== undefined && { id: { lt: before } }) },
        orderBy: { id: 'desc' },
        take: first,
      }),
    findDelivery: async (endpointId, id) =>
      (await db.webhookDelivery.findFirst({ where: { endpointId, id } })) ?? undefined,
    replay: (endpointId, id, when) => db.$transaction((tx) => replay(tx, endpointId, id, when), PATIENT),
  };
}

async function add(tx: Transaction, { feed, ...endpoint }: NewEndpoint, limit: number): Promise<boolean> {
  // Two at once would each count one less.
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`webhooks:${endpoint.ownerId}`}))::text`;
  if ((await tx.webhookEndpoint.count({ where: { ownerId: endpoint.ownerId } })) >= limit) return false;
  const variables = feed.variables as object;
  // Written although it is there: so it is locked, and whoever removes its last endpoint waits.
  await tx.webhookFeed.upsert({
    where: { id: feed.id },
    create: { ...feed, variables },
    update: { event: feed.event },
  });
  await tx.webhookEndpoint.create({ data: { ...endpoint, feedId: feed.id } });
  return true;
}

async function remove(tx: Transaction, { ownerId, id }: EndpointKey): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ feedId: string }[]>`
    select "feedId" from gateway.webhook_endpoint where id = ${id} and "ownerId" = ${ownerId}`;
  if (!found) return false;
  await tx.$queryRaw`select id from gateway.webhook_feed where id = ${found.feedId} for update`;
  const { count } = await tx.webhookEndpoint.deleteMany({ where: { id } });
  await tx.webhookFeed.deleteMany({ where: { id: found.feedId, endpoints: { none: {} } } });
  return count > 0;
}

async function enable(tx: Transaction, { ownerId, id }: EndpointKey, at: Date): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ feedId: string }[]>`
    select "feedId" from gateway.webhook_endpoint where id = ${id} and "ownerId" = ${ownerId}`;
  if (!found) return false;
  await tx.$executeRaw`
    update gateway.webhook_feed set cursor = null where id = ${found.feedId}
    and not exists (select 1 from gateway.webhook_endpoint where "feedId" = ${found.feedId} and status = 'ENABLED')`;
  await tx.webhookEndpoint.updateMany({
    where: { id },
    data: { status: 'ENABLED', reason: null, failingSince: null, dueAt: at },
  });
  return true;
}

async function replay(
  tx: Transaction,
  endpointId: string,
  id: string,
  { at, giveUpAt }: { readonly at: Date; readonly giveUpAt: Date },
): Promise<void> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    select id from gateway.webhook_endpoint where id = ${endpointId} for update`;
  if (!locked) return;
  const waking = { status: 'PENDING', attempts: 0, nextAttemptAt: at, giveUpAt } as const;
  const { count } = await tx.webhookDelivery.updateMany({
    where: { id, endpointId, status: { not: 'PENDING' } },
    data: waking,
  });
  if (count === 0) await tx.webhookDelivery.updateMany({ where: { id, endpointId }, data: waking });
  await tx.webhookEndpoint.updateMany({ where: { id: endpointId }, data: { pending: { increment: count } } });
  await tx.$executeRaw`
    update gateway.webhook_endpoint set "dueAt" = least("dueAt", ${stamp(at)}::timestamp) where id = ${endpointId}`;
}
