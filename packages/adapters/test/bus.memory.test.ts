import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { openBus } from '../src/index.ts';
import { busContract } from './bus.contract.ts';
import { TOPIC, event } from './events.ts';

describe('the bus in memory', () => {
  busContract(() => openBus({ BUS_URL: 'memory:' }));

  it('takes an event only when every group is done with it, for a crash forgets what waits', async () => {
    const bus = await openBus({ BUS_URL: 'memory:' });
    const order: string[] = [];
    await bus.consume(TOPIC, 'search', async () => {
      await sleep(30);
      order.push('handled');
    });
    await bus.publish([event('a', 1)]);
    order.push('published');
    expect(order).toEqual(['handled', 'published']);
    await bus.close();
  });

  it('refuses events while a group is stopped, so that the outbox keeps them', async () => {
    const bus = await openBus({ BUS_URL: 'memory:' });
    await (await bus.consume(TOPIC, 'search', async () => undefined)).stop();
    await expect(bus.publish([event('a', 1)])).rejects.toThrow('is stopped; publish again');
  });

  it('reports each failed try', async () => {
    const reported: unknown[] = [];
    const bus = await openBus({ BUS_URL: 'memory:' }, (error) => reported.push((error as Error).message));
    await bus.consume(TOPIC, 'search', async () => {
      if (reported.length < 2) throw new Error('not yet');
    });
    await bus.publish([event('a', 1)]);
    expect(reported).toEqual(['not yet', 'not yet']);
  });
});
