import { afterEach, describe, expect, it } from '@jest/globals';
import type { GatewayResponse } from '../../src/gateway.ts';
import { single, until } from '../graphql/fixture.ts';
import { SUBSCRIPTION, closeAll, film, greeted, never, start } from './fixture.ts';

afterEach(closeAll);

describe('a client that leaves', () => {
  it('ends its subscription by a message, and may use the id again', async () => {
    const served = await start(({ signal }) => never(signal));
    const raw = await greeted(served);
    for (const round of [0, 1]) {
      raw.say({ id: '1', type: 'subscribe', payload: SUBSCRIPTION });
      await until(() => served.asked.length === round + 1);
      raw.say({ id: '1', type: 'complete' });
      await until(() => served.asked[round]?.signal?.aborted === true);
    }
    expect(raw.received).toHaveLength(1);
  });

  it('ends what it asked before it was answered', async () => {
    const served = await start(
      ({ signal }) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve(single(film('late'))))),
    );
    const raw = await greeted(served);
    raw.say({ id: '1', type: 'subscribe', payload: SUBSCRIPTION });
    await until(() => served.asked.length === 1);
    raw.say({ id: '1', type: 'complete' });
    await until(() => served.asked[0]?.signal?.aborted === true);
    raw.say({ type: 'ping' });
    await until(() => raw.received.length === 2);
    expect(raw.received[1]).toBe('{"type":"pong"}');
  });

  it('may use the id again before what it left was answered', async () => {
    let answerFirst: (response: GatewayResponse) => void = () => undefined;
    const served = await start(({ query, signal }) =>
      query === 'slow' ? new Promise<GatewayResponse>((resolve) => (answerFirst = resolve)) : never(signal),
    );
    const raw = await greeted(served);
    raw.say({ id: '1', type: 'subscribe', payload: { query: 'slow' } });
    await until(() => served.asked.length === 1);
    raw.say({ id: '1', type: 'complete' });
    await until(() => served.asked[0]?.signal?.aborted === true);
    raw.say({ id: '1', type: 'subscribe', payload: SUBSCRIPTION });
    await until(() => served.asked.length === 2);
    answerFirst(single(film('late')));
    raw.say({ type: 'ping' });
    await until(() => raw.received.length === 2);
    raw.say({ id: '1', type: 'complete' });
    await until(() => served.asked[1]?.signal?.aborted === true);
    expect(raw.received[1]).toBe('{"type":"pong"}');
  });

  it('ends all of its subscriptions by closing the socket', async () => {
    const served = await start(({ signal }) => never(signal));
    const raw = await greeted(served);
    for (const id of ['1', '2']) raw.say({ id, type: 'subscribe', payload: SUBSCRIPTION });
    await until(() => served.asked.length === 2);
    raw.socket.terminate();
    await until(() => served.asked.every(({ signal }) => signal?.aborted));
    expect(served.faults).toEqual([]);
  });
});
