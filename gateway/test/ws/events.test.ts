import { afterEach, describe, expect, it } from '@jest/globals';
import { Payload, SingleResponse } from '../../src/gateway.ts';
import { eventsOf, payload, streamOf, until } from '../graphql/fixture.ts';
import { SUBSCRIPTION, clientOf, closeAll, film, follow, greeted, never, start } from './fixture.ts';

afterEach(closeAll);

/** A payload that cannot be read as a value. */
class Sealed extends Payload {
  override get result(): never {
    throw new Error('parsed');
  }
}

describe('events', () => {
  it('are sent as they were written, never parsed', async () => {
    const text = '{ "data" : {"film":null} }';
    const served = await start(() => streamOf(toEvents([new Sealed(text)])));
    const raw = await greeted(served);
    raw.say({ id: 'a "b"', type: 'subscribe', payload: SUBSCRIPTION });
    await until(() => raw.received.length === 3);
    expect(raw.received.slice(1)).toEqual([
      `{"id":"a \\"b\\"","type":"next","payload":${text}}`,
      '{"id":"a \\"b\\"","type":"complete"}',
    ]);
    expect(served.asked[0]?.headers).toMatchObject({ 'x-tenant': 'acme' });
  });

  it('so is an answer', async () => {
    const served = await start(() => new SingleResponse(200, new Payload('{"data":{"film":null}}')));
    const raw = await greeted(served);
    raw.say({ id: '1', type: 'subscribe', payload: { query: '{ film { name } }' } });
    await until(() => raw.received.length === 3);
    expect(raw.received[1]).toBe('{"id":"1","type":"next","payload":{"data":{"film":null}}}');
  });

  it('wait for a client that does not read, and then all come', async () => {
    const EVENTS = 400;
    let pulled = 0;
    const large = payload(film('x'.repeat(100_000)));
    const served = await start(() =>
      streamOf(
        (async function* () {
          for (; pulled < EVENTS; pulled += 1) yield { payload: large };
        })(),
      ),
    );
    const raw = await greeted(served);
    raw.socket.pause();
    raw.say({ id: '1', type: 'subscribe', payload: SUBSCRIPTION });
    await until(() => pulled > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(pulled).toBeLessThan(EVENTS / 2);
    raw.socket.resume();
    await until(() => raw.received.length === EVENTS + 2);
    expect(raw.received.at(-1)).toBe('{"id":"1","type":"complete"}');
  }, 20_000);

  it('of one subscription do not wait for another', async () => {
    const served = await start(({ query, signal }) => (query === 'never' ? never(signal) : eventsOf(film('Ikiru'))));
    const client = clientOf(served);
    void client.iterate({ query: 'never' }).next();
    await until(() => served.asked.length === 1);
    expect(await follow(client, SUBSCRIPTION)).toEqual([film('Ikiru')]);
  });
});

async function* toEvents(payloads: readonly Payload[]) {
  for (const one of payloads) yield { payload: one };
}
