import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { OpenedDatabase } from '@media-gateway/database';
import { newDeliveryId } from '../../src/webhooks/ids.ts';
import type { Delivery, Recording, WebhookStore } from '../../src/webhooks/store/port.ts';
import { createPrismaStore } from '../../src/webhooks/store/prisma.ts';
import { describeEngines } from './engines.ts';

const START = Date.UTC(2026, 0, 1);
const at = (seconds: number) => new Date(START + seconds * 1000);
const feed = { id: 'f1', event: 'offer.changed', variables: { regions: ['DE'] } };
const mine = (id: string) => ({ ownerId: 'user_me', id });

describeEngines((create) => {
  let remove: () => Promise<void>;
  let opened: OpenedDatabase[];
  let db: OpenedDatabase['db'];
  let store: WebhookStore;
  let other: WebhookStore;
  beforeAll(async () => {
    const database = await create();
    opened = [await database.open(), await database.open()];
    [store, other] = opened.map((one) => createPrismaStore(one.db)) as [WebhookStore, WebhookStore];
    ({ db } = opened[0] as OpenedDatabase);
    remove = database.remove;
  });
  afterAll(async () => {
    for (const one of opened) await one.close();
    await remove();
  });
  beforeEach(async () => {
    await db.webhookEndpoint.deleteMany();
    await db.webhookFeed.deleteMany();
  });

  const add = (id: string, more: Partial<Parameters<WebhookStore['add']>[0]> = {}) =>
    store.add(
      { id, ownerId: 'user_me', url: 'https://example.org/', secret: 's', createdAt: at(0), feed, ...more },
      20,
    );
  const lease = (owner: string, from = 0) => ({ owner, at: at(from), until: at(from + 30) });
  const recording = (more: Partial<Recording> = {}): Recording => ({
    feedId: 'f1',
    leaseOwner: 'a',
    cursor: 'c1',
    payload: '{}',
    at: at(1),
    giveUpAt: at(86_400),
    maxPending: 10,
    newId: newDeliveryId,
    ...more,
  });

  it('gives an owner what is theirs, and nobody else', async () => {
    expect(await add('w1')).toBe(true);
    expect(await store.find(mine('w1'))).toMatchObject({
      status: 'ENABLED',
      createdAt: at(0),
      feed: { event: 'offer.changed', variables: { regions: ['DE'] } },
    });
    const theirs = { ownerId: 'user_other', id: 'w1' };
    expect(await store.find(theirs)).toBeUndefined();
    expect(await store.list('user_other')).toEqual([]);
    expect(await store.changeSecret(theirs, { secret: 'x', previousUntil: at(1) })).toBe(false);
    expect(await store.enable(theirs, at(1))).toBe(false);
    expect(await store.remove(theirs)).toBe(false);
    expect(await store.list('user_me')).toHaveLength(1);
  });

  it('takes no more endpoints than one may have, however many come at once', async () => {
    const tries = ['w1', 'w2', 'w3', 'w4'].map((id) =>
      store.add({ id, ownerId: 'user_me', url: 'https://example.org/', secret: 's', createdAt: at(0), feed }, 2),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(2);
  });

  it('keeps the secret before the last', async () => {
    await add('w1');
    await store.changeSecret(mine('w1'), { secret: 's2', previousUntil: at(100) });
    expect(await store.find(mine('w1'))).toMatchObject({
      secret: 's2',
      previousSecret: 's',
      previousUntil: at(100),
    });
  });

  it('gives a feed to one gateway at a time, and to another when the lease runs out', async () => {
    await add('w1');
    const claims = await Promise.all([store.claimFeeds(lease('a'), 10), other.claimFeeds(lease('b'), 10)]);
    expect(claims.flat()).toMatchObject([{ id: 'f1', cursor: null, variables: { regions: ['DE'] } }]);
    const [owner, loser] = claims[0]?.length === 1 ? ['a', 'b'] : ['b', 'a'];
    expect(await store.renewFeeds(lease(owner, 20))).toEqual(['f1']);
    expect(await store.claimFeeds(lease(loser, 40), 10)).toEqual([]);
    expect(await store.claimFeeds(lease(loser, 51), 10)).toHaveLength(1);
    expect(await store.renewFeeds(lease(owner, 52))).toEqual([]);
    expect(await store.record(recording({ leaseOwner: owner }))).toBe(false);
    expect(await store.deliveries('w1', { first: 5 })).toEqual([]);
    await store.releaseFeeds(loser);
    expect(await store.claimFeeds(lease(owner, 53), 10)).toHaveLength(1);
  });

  it('gives no feed that no enabled endpoint wants', async () => {
    await add('w1');
    await db.webhookEndpoint.updateMany({ data: { status: 'DISABLED' } });
    expect(await store.claimFeeds(lease('a'), 10)).toEqual([]);
    await store.enable(mine('w1'), at(1));
    expect(await store.claimFeeds(lease('a'), 10)).toHaveLength(1);
    expect(await store.remove(mine('w1'))).toBe(true);
    expect(await store.renewFeeds(lease('a', 1))).toEqual([]);
    expect(await db.webhookFeed.count()).toBe(0);
  });

  it('records an event and its cursor together, for every endpoint that wants it', async () => {
    await add('w1');
    await add('w2', { ownerId: 'user_other' });
    await add('w3', { feed: { ...feed, id: 'f2', variables: {} } });
    await store.claimFeeds(lease('a'), 10);
    expect(await store.record(recording())).toBe(true);
    for (const [id, count] of [
      ['w1', 1],
      ['w2', 1],
      ['w3', 0],
    ] as const)
      expect(await store.deliveries(id, { first: 5 })).toHaveLength(count);
    await store.releaseFeeds('a');
    expect(await store.claimFeeds(lease('b', 1), 10)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 'f1', cursor: 'c1' })]),
    );
    const broken = recording({ leaseOwner: 'b', cursor: 'c2', newId: () => 'msg_same' });
    await expect(store.record(broken)).rejects.toThrow();
    await store.releaseFeeds('b');
    expect(await store.claimFeeds(lease('c', 2), 10)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 'f1', cursor: 'c1' })]),
    );
  });

  it('disables an endpoint for which too many wait', async () => {
    await add('w1');
    await store.claimFeeds(lease('a'), 10);
    for (let count = 0; count < 3; count += 1) await store.record(recording({ maxPending: 2 }));
    expect(await store.deliveries('w1', { first: 5 })).toHaveLength(2);
    expect(await store.find(mine('w1'))).toMatchObject({
      status: 'DISABLED',
      reason: 'More than 2 deliveries waited.',
    });
  });

  it('gives an endpoint that is due to one gateway at a time', async () => {
    await add('w1');
    await store.claimFeeds(lease('a'), 10);
    expect(await store.claimEndpoints({ at: at(5), until: at(95) }, 10)).toEqual([]);
    await store.record(recording());
    const claims = await Promise.all([
      store.claimEndpoints({ at: at(5), until: at(95) }, 10),
      other.claimEndpoints({ at: at(5), until: at(95) }, 10),
    ]);
    expect(claims.flat()).toMatchObject([{ id: 'w1', feed: { event: 'offer.changed' } }]);
    expect(await store.claimEndpoints({ at: at(94), until: at(200) }, 10)).toEqual([]);
    expect(await store.claimEndpoints({ at: at(95), until: at(200) }, 10)).toHaveLength(1);
  });

  it('is due again when its next attempt is, and not before', async () => {
    await add('w1');
    await store.claimFeeds(lease('a'), 10);
    await store.record(recording());
    await store.claimEndpoints({ at: at(5), until: at(95) }, 10);
    const [delivery] = await store.due('w1', at(5), 10);
    const told = { id: delivery?.id as string, lastAttemptAt: at(6), lastStatus: 500, lastError: 'no' };
    const common = { endpointId: 'w1', at: at(6) };
    await store.settle({
      ...common,
      attemptsBefore: 0,
      delivery: { ...told, status: 'PENDING', nextAttemptAt: at(11) },
    });
    await store.releaseEndpoint('w1');
    expect(await store.find(mine('w1'))).toMatchObject({ failingSince: at(6) });
    expect(await store.claimEndpoints({ at: at(10), until: at(99) }, 10)).toEqual([]);
    expect(await store.claimEndpoints({ at: at(11), until: at(99) }, 10)).toHaveLength(1);
    expect(await store.due('w1', at(11), 10)).toMatchObject([{ attempts: 1, lastStatus: 500, nextAttemptAt: at(11) }]);
    await store.settle({
      ...common,
      attemptsBefore: 1,
      delivery: { ...told, status: 'DELIVERED', nextAttemptAt: null, lastStatus: 200, lastError: null },
    });
    await store.releaseEndpoint('w1');
    expect(await store.find(mine('w1'))).toMatchObject({ failingSince: null });
    expect(await store.claimEndpoints({ at: at(99), until: at(199) }, 10)).toEqual([]);
    expect(await db.webhookEndpoint.findFirst()).toMatchObject({ pending: 0, dueAt: null });
  });

  it('replays a delivery under its id, and an attempt that was under way does not undo that', async () => {
    await add('w1');
    await store.claimFeeds(lease('a'), 10);
    await store.record(recording());
    const [{ id }] = (await store.due('w1', at(5), 10)) as readonly [Delivery];
    const failed = { id, lastAttemptAt: at(6), lastStatus: 400, lastError: 'no', status: 'FAILED' as const };
    const settle = (attemptsBefore: number) =>
      store.settle({ endpointId: 'w1', at: at(6), attemptsBefore, delivery: { ...failed, nextAttemptAt: null } });
    await settle(0);
    await store.replay('w1', id, { at: at(50), giveUpAt: at(99) });
    await settle(1);
    expect(await store.findDelivery('w1', id)).toMatchObject({ id, status: 'PENDING', attempts: 0, giveUpAt: at(99) });
    await store.replay('w1', id, { at: at(50), giveUpAt: at(99) });
    await store.releaseEndpoint('w1');
    expect(await store.claimEndpoints({ at: at(50), until: at(99) }, 10)).toHaveLength(1);
    expect(await db.webhookEndpoint.findFirst()).toMatchObject({ pending: 1 });
  });

  it('lists deliveries newest first, page by page, and deletes old ones that do not wait', async () => {
    await add('w1');
    await store.claimFeeds(lease('a'), 10);
    let count = 0;
    for (let index = 0; index < 5; index += 1)
      await store.record(recording({ at: at(index), newId: () => `msg_${(count += 1)}` }));
    const first = await store.deliveries('w1', { first: 2 });
    const second = await store.deliveries('w1', { first: 10, before: first[1]?.id });
    expect([...first, ...second].map(({ id }) => id)).toEqual(['msg_5', 'msg_4', 'msg_3', 'msg_2', 'msg_1']);
    expect(await store.prune(at(100), 10)).toBe(0);
    await db.webhookDelivery.updateMany({ data: { status: 'DELIVERED', nextAttemptAt: null } });
    expect(await store.prune(at(3), 2)).toBe(2);
    expect(await store.prune(at(3), 2)).toBe(1);
    expect((await store.deliveries('w1', { first: 9 })).map(({ id }) => id)).toEqual(['msg_5', 'msg_4']);
  });
});
