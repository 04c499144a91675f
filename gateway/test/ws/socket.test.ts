import { connect as connectTcp } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { eventsOf, refusal, until } from '../graphql/fixture.ts';
import {
  SUBSCRIPTION,
  address,
  clientOf,
  closeAll,
  film,
  follow,
  greeted,
  never,
  rawClient,
  start,
} from './fixture.ts';

afterEach(closeAll);

describe('a socket', () => {
  it('takes so many subscriptions and no more, and others again when one has ended', async () => {
    const served = await start(({ signal }) => never(signal), { perConnection: 2 });
    const raw = await greeted(served);
    for (const id of ['1', '2', '3']) raw.say({ id, type: 'subscribe', payload: SUBSCRIPTION });
    await until(() => raw.received.length === 2);
    expect(JSON.parse(raw.received[1] as string)).toMatchObject({
      id: '3',
      type: 'error',
      payload: [{ extensions: { code: 'SUBSCRIPTION_LIMIT_EXCEEDED', maximum: 2 } }],
    });
    raw.say({ id: '1', type: 'complete' });
    raw.say({ id: '4', type: 'subscribe', payload: SUBSCRIPTION });
    await until(() => served.asked.length === 3);
    expect(raw.received).toHaveLength(2);
  });

  it.each([[{ authorization: 7 }], [{ Authorization: { token: 't' } }], [{ authorization: [] }]])(
    'is closed when its authorization is no text: %j',
    async (params) => {
      const served = await start(() => refusal('UNAUTHENTICATED'));
      const raw = await rawClient(served);
      raw.say({ type: 'connection_init', payload: params });
      expect(await raw.closed).toEqual([4403, 'Forbidden: the authorization must be a text']);
    },
  );

  it.each([[{}], [{ authorization: null }]])('is a guest’s without authorization: %j', async (params) => {
    const served = await start(() => eventsOf());
    await follow(clientOf(served, { connectionParams: params }), SUBSCRIPTION);
    expect(served.asked[0]).not.toHaveProperty('authorization');
  });

  it('is closed when nobody says who speaks', async () => {
    const raw = await rawClient(await start(() => eventsOf(), { initTimeoutMs: 50 }));
    expect((await raw.closed)[0]).toBe(4408);
  });

  it('is closed when it subscribes before that', async () => {
    const raw = await rawClient(await start(() => eventsOf()));
    raw.say({ id: '1', type: 'subscribe', payload: SUBSCRIPTION });
    expect((await raw.closed)[0]).toBe(4401);
  });

  it('is closed by a message that is too large', async () => {
    const raw = await greeted(await start(() => eventsOf(), { maxMessageBytes: 1000 }));
    raw.say({ id: '1', type: 'subscribe', payload: { query: 'x'.repeat(1000) } });
    expect((await raw.closed)[0]).toBe(1009);
  });

  it('is closed by what is no message, and the server goes on', async () => {
    const served = await start(() => eventsOf(film('Ikiru')));
    const raw = await greeted(served);
    raw.socket.send('{');
    expect((await raw.closed)[0]).toBe(4400);
    expect(await follow(clientOf(served), SUBSCRIPTION)).toEqual([film('Ikiru')]);
  });

  it('is refused without the protocol', async () => {
    const served = await start(() => eventsOf());
    const socket = new WebSocket(address(served), 'graphql-ws');
    const error = await new Promise((resolve) => socket.once('error', resolve).once('close', resolve));
    expect(String(error)).toMatch(/subprotocol|4406/i);
  });

  it('gives signs of life, and is ended when it does not', async () => {
    const served = await start(({ signal }) => never(signal), { heartbeatMs: 120 });
    const raw = await greeted(served);
    let pings = 0;
    raw.socket.on('ping', () => (pings += 1));
    raw.say({ id: '1', type: 'subscribe', payload: SUBSCRIPTION });
    await until(() => pings > 2);
    // A client that is gone without a word: it reads nothing and answers nothing.
    raw.socket.pause();
    await until(() => served.asked[0]?.signal?.aborted === true);
  });

  it('that breaks is nobody’s fault', async () => {
    const served = await start(() => eventsOf());
    const socket = connectTcp(Number(new URL(served.url).port), '127.0.0.1');
    socket.write(
      'GET /graphql HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-protocol: graphql-transport-ws\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    await new Promise((resolve) => socket.once('data', resolve));
    socket.write(Buffer.from([0xff, 0xff, 0xff]));
    await new Promise((resolve) => socket.once('close', resolve).resume());
    expect(served.faults).toEqual([]);
  });
});
