import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type OpenedDatabase, migrate, openDatabase } from '@media-gateway/database';
import type { BusEvent } from '@media-gateway/kernel';
import { type EventBus, openBus, outboxRow, startRelay } from '../src/index.ts';

const PAYLOAD = { titles: [] };

describe('the outbox relay', () => {
  let database: OpenedDatabase;
  beforeAll(async () => {
    database = await openDatabase({ url: 'pglite:memory' });
    await migrate(database);
  });
  afterAll(() => database.close());
  beforeEach(() => database.db.contentOutbox.deleteMany());

  const write = (...keys: string[]) =>
    database.db.contentOutbox.createMany({ data: keys.map((key) => outboxRow('content.ingested', key, PAYLOAD)) });
  const waiting = () => database.db.contentOutbox.count();
  const table = () => database.db.contentOutbox;

  /** A bus that keeps what it takes, and fails as long as it is told to. */
  function fakeBus() {
    const taken: BusEvent[] = [];
    const state = { fails: false, calls: 0 };
    const publish = async (events: readonly BusEvent[]) => {
      state.calls += 1;
      if (state.fails) throw new Error('the bus is away');
      taken.push(...events);
    };
    return { taken, state, bus: { publish } as EventBus };
  }

  it('publishes in the order of writing and then deletes', async () => {
    const { taken, bus } = fakeBus();
    await write('a', 'b', 'c');
    const relay = startRelay({ table: table(), bus, onError: fail, pollMs: 10, batch: 2 });
    await relay.idle();
    await relay.stop();
    expect(taken.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    expect(taken[0]).toMatchObject({ topic: 'content.ingested', payload: PAYLOAD, at: expect.stringMatching(/Z$/) });
    expect(await waiting()).toBe(0);
  });

  it('forgets an event whose transaction was rolled back', async () => {
    const { taken, bus } = fakeBus();
    const undone = database.db.$transaction(async (tx) => {
      await tx.contentOutbox.create({ data: outboxRow('content.ingested', 'undone', PAYLOAD) });
      throw new Error('rolled back');
    });
    await expect(undone).rejects.toThrow('rolled back');
    const relay = startRelay({ table: table(), bus, onError: fail, pollMs: 10 });
    await relay.idle();
    await relay.stop();
    expect(taken).toEqual([]);
  });

  it('keeps the rows while the bus fails, and publishes them when it is back', async () => {
    const { taken, state, bus } = fakeBus();
    const errors: unknown[] = [];
    state.fails = true;
    await write('a');
    const relay = startRelay({ table: table(), bus, onError: (error) => errors.push(error), pollMs: 10 });
    while (errors.length < 2) await sleep(5);
    expect(await waiting()).toBe(1);
    state.fails = false;
    while ((await waiting()) > 0) await sleep(5);
    await relay.stop();
    expect(taken.map(({ key }) => key)).toEqual(['a']);
  });

  it('publishes again what it could not delete: at least once, by the same id', async () => {
    const { taken, bus } = fakeBus();
    await write('a');
    let broken = true;
    const flaky = {
      findMany: (args: Parameters<ReturnType<typeof table>['findMany']>[0]) => table().findMany(args),
      deleteMany: async (args: Parameters<ReturnType<typeof table>['deleteMany']>[0]) => {
        if (broken) throw new Error('the connection was lost');
        return table().deleteMany(args);
      },
    };
    const relay = startRelay({
      table: flaky as Parameters<typeof startRelay>[0]['table'],
      bus,
      onError: () => (broken = false),
      pollMs: 10,
    });
    while ((await waiting()) > 0) await sleep(5);
    await relay.stop();
    expect(taken).toHaveLength(2);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(1);
  });

  it('takes up what is written while it runs, and stops', async () => {
    const { taken, state, bus } = fakeBus();
    const relay = startRelay({ table: table(), bus, onError: fail, pollMs: 10 });
    await relay.idle();
    await write('late');
    while (taken.length === 0) await sleep(5);
    await relay.stop();
    const { calls } = state;
    await write('too late');
    await sleep(50);
    expect([state.calls, await waiting()]).toEqual([calls, 1]);
  });

  it('keeps the row until the consumers in this process are done, for the bus in memory forgets in a crash', async () => {
    const bus = await openBus({ BUS_URL: 'memory:' });
    const left: number[] = [];
    await bus.consume('content.ingested', 'search', async () => void left.push(await waiting()));
    await write('a');
    const relay = startRelay({ table: table(), bus, onError: fail, pollMs: 10 });
    await relay.idle();
    await relay.stop();
    await bus.close();
    expect([left, await waiting()]).toEqual([[1], 0]);
  });
});

function fail(error: unknown): never {
  throw error;
}
