import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OpenedDatabase } from '@media-gateway/database';
import { Webhook } from 'standardwebhooks';
import { RETRY_PAUSES_MS } from '../../src/webhooks/deliver/schedule.ts';
import type { Delivery } from '../../src/webhooks/store/port.ts';
import { describeEngines } from './engines.ts';
import { type Received, Receiver } from './receiver.ts';
import { type System, startSystem, startTicking, until } from './system.ts';

const OWNER = 'user_partner';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

describeEngines((create) => {
  let database: OpenedDatabase;
  let remove: () => Promise<void>;
  let receiver: Receiver;
  let systems: System[] = [];
  beforeAll(async () => {
    const made = await create();
    database = await made.open();
    remove = made.remove;
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await remove();
  });
  beforeEach(async () => {
    receiver = await new Receiver().listen();
  });
  afterEach(async () => {
    for (const system of systems) await system.stop();
    systems = [];
    await receiver.close();
    await database.db.webhookEndpoint.deleteMany();
    await database.db.webhookFeed.deleteMany();
  });

  const start = async (options: Partial<Parameters<typeof startSystem>[0]> = {}) => {
    const system = await startSystem({ database, ...options });
    systems.push(system);
    return system;
  };
  const register = async ({ webhooks, clock }: System, more: { url?: string; variables?: object } = {}) => {
    const wanted = { url: receiver.url, event: 'clock.ticked', variables: {}, ...more } as const;
    const made = await webhooks.endpoints.register(OWNER, wanted as never);
    await until(async () => clock.readers === (await database.db.webhookFeed.count()));
    return { ...made, key: { ownerId: OWNER, id: made.endpoint.id } };
  };
  const bodies = () => receiver.received.map(({ body }) => JSON.parse(body) as { data: { id: string } });
  const only = async ({ webhooks }: System, key: { ownerId: string; id: string }) => {
    let found: readonly Delivery[] = [];
    await until(async () => (found = (await webhooks.endpoints.deliveries(key, { first: 10 })).deliveries).length > 0);
    expect(found).toHaveLength(1);
    return found[0] as Delivery;
  };

  it('tells a receiver of an event, signed as Standard Webhooks has it', async () => {
    const system = await start();
    const { secret, key } = await register(system);
    system.clock.tick('1');
    const [{ headers, body }] = (await receiver.until(1)) as [Received];
    expect(new Webhook(secret).verify(body, headers)).toEqual({
      type: 'clock.ticked',
      timestamp: expect.any(String),
      data: { id: '1', label: 'labels 1' },
    });
    await until(async () => (await only(system, key)).status === 'DELIVERED');
    expect(await only(system, key)).toMatchObject({ id: headers['webhook-id'], attempts: 1, lastStatus: 204 });
    expect(system.faults).toEqual([]);
  });

  it('reads a subscription once for all who want the same', async () => {
    const system = await start();
    await register(system);
    await register(system, { url: `${receiver.url}/second` });
    await register(system, { url: `${receiver.url}/third`, variables: { room: 'hall' } });
    await until(() => system.clock.readers === 2);
    system.clock.tick('1');
    await receiver.until(3);
    expect(new Set(receiver.received.map(({ path }) => path)).size).toBe(3);
    expect(system.graph.fetches).toEqual({ labels: 2 });
  });

  it('tries again after 5 s and 5 min with the same id, and is content with the first success', async () => {
    const time = { ahead: 0 };
    const system = await start({ time });
    const { key } = await register(system);
    receiver.answer = (response, count) => response.writeHead(count < 3 ? 500 : 200).end();
    system.clock.tick('1');
    for (const [attempts, pause] of [
      [1, 5 * SECOND],
      [2, 5 * MINUTE],
    ] as const) {
      await until(async () => (await only(system, key)).attempts === attempts);
      expect(await only(system, key)).toMatchObject({ status: 'PENDING', lastStatus: 500 });
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(receiver.received).toHaveLength(attempts);
      time.ahead += pause;
    }
    await until(async () => (await only(system, key)).status === 'DELIVERED');
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  });

  it('gives up after a day, lists why, and sends again what is asked for', async () => {
    const time = { ahead: 0 };
    const system = await start({ time });
    const { key } = await register(system);
    receiver.answer = (response) => response.writeHead(503).end();
    system.clock.tick('1');
    for (let attempts = 1; attempts <= 8; attempts += 1) {
      await until(async () => (await only(system, key)).attempts === attempts);
      time.ahead += RETRY_PAUSES_MS[attempts - 1] ?? 0;
    }
    const failed = await only(system, key);
    expect(failed).toMatchObject({ status: 'FAILED', nextAttemptAt: null, lastError: 'The receiver answered 503.' });
    receiver.answer = (response) => response.writeHead(204).end();
    expect(await system.webhooks.endpoints.replay(key, failed.id)).toMatchObject({ id: failed.id, status: 'PENDING' });
    await until(async () => (await only(system, key)).status === 'DELIVERED');
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(failed.id);
  });

  it('signs with the old secret too for a day', async () => {
    const time = { ahead: 0 };
    const system = await start({ time });
    const { secret, key } = await register(system);
    const { secret: next } = await system.webhooks.endpoints.rotate(key);
    const signatures = async (id: string, count: number) => {
      system.clock.tick(id);
      const { headers, body } = (await receiver.until(count)).at(-1) as Received;
      const opens = (one: string) => {
        const at = new Date(Number(headers['webhook-timestamp']) * SECOND);
        const signature = new Webhook(one).sign(String(headers['webhook-id']), at, body);
        return headers['webhook-signature']?.split(' ').includes(signature);
      };
      return [opens(next), opens(secret)];
    };
    expect(await signatures('1', 1)).toEqual([true, true]);
    time.ahead = DAY + SECOND;
    expect(await signatures('2', 2)).toEqual([true, false]);
  });

  it('sends no more to who answers 410, until it is enabled', async () => {
    const system = await start();
    const { key } = await register(system);
    receiver.answer = (response) => response.writeHead(410).end();
    system.clock.tick('1');
    await until(async () => (await system.webhooks.endpoints.find(key)).status === 'DISABLED');
    expect(await system.webhooks.endpoints.find(key)).toMatchObject({ reason: 'The receiver answered 410 Gone.' });
    const { id } = await only(system, key);
    await expect(system.webhooks.endpoints.replay(key, id)).rejects.toMatchObject({ code: 'CONFLICT' });
    receiver.answer = (response) => response.writeHead(204).end();
    await system.webhooks.endpoints.enable(key);
    await system.webhooks.endpoints.replay(key, id);
    await until(async () => (await only(system, key)).status === 'DELIVERED');
  });

  it('loses nothing and repeats nothing over a restart', async () => {
    const graph = await startTicking();
    const first = await start({ graph });
    await register(first);
    graph.clock.tick('1');
    await receiver.until(1);
    await first.stop();
    systems = [];
    graph.clock.tick('2');
    graph.clock.tick('3');
    const second = await start({ graph });
    await receiver.until(3);
    graph.clock.tick('4');
    await receiver.until(4);
    expect(
      bodies()
        .map(({ data }) => data.id)
        .sort(),
    ).toEqual(['1', '2', '3', '4']);
    expect(second.faults).toEqual([]);
    await graph.gateway.close();
  });

  it('has each event delivered by one gateway of two, and by the other when that one is gone', async () => {
    const graph = await startTicking();
    const [one, two] = [await start({ graph }), await start({ graph })];
    await register(one);
    await until(() => graph.clock.readers === 1);
    for (let id = 1; id <= 20; id += 1) graph.clock.tick(String(id));
    await receiver.until(20);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(bodies()).toHaveLength(20);
    await one.stop();
    systems = [two];
    graph.clock.tick('21');
    await receiver.until(21);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(new Set(bodies().map(({ data }) => data.id)).size).toBe(21);
    await graph.gateway.close();
  });

  it('does not let one receiver that hangs hold up another', async () => {
    const system = await start();
    const slow = await new Receiver().listen();
    slow.answer = () => undefined;
    await register(system, { url: slow.url });
    await register(system);
    for (let id = 1; id <= 8; id += 1) system.clock.tick(String(id));
    await receiver.until(8, 5000);
    expect(slow.received.length).toBeLessThanOrEqual(4);
    await slow.close();
  });

  describe('a registration', () => {
    it.each([
      [{ url: 'https://10.0.0.1/' }, '#/url'],
      [{ event: 'clock.tocked' }, '#/event'],
      [{ variables: { rooms: 'hall' } }, '#/variables/rooms'],
      [{ variables: { room: 5 } }, '#/variables/room'],
    ])('of %j is refused with where it is wrong', async (more, pointer) => {
      const { webhooks } = await start();
      const wanted = { url: receiver.url, event: 'clock.ticked', variables: {}, ...more };
      await expect(webhooks.endpoints.register(OWNER, wanted as never)).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        extensions: { errors: [{ pointer, detail: expect.any(String) }] },
      });
    });

    it('beyond what one may have is refused', async () => {
      const system = await start();
      for (let count = 0; count < 3; count += 1) await register(system);
      await expect(register(system)).rejects.toMatchObject({ code: 'CONFLICT', extensions: { maximum: 3 } });
    });
  });
});
