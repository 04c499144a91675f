import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AvailabilityChangedDocument, type ClientOptions, createClient } from '@media-gateway/client';
import { WebSocket, WebSocketServer } from 'ws';

interface Told {
  readonly type: string;
  readonly id: string;
  readonly payload: Record<string, unknown>;
}

/** What the server does with each message of a socket, the first, second, … that is opened. */
type Talk = (message: Told, socket: WebSocket) => void;

let server: WebSocketServer;
let sockets: number;
let told: Told[];
let talks: readonly Talk[];

const say = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));
const next = (socket: WebSocket, id: string, number: number, eventId?: string) =>
  say(socket, { type: 'next', id, payload: { data: { number }, extensions: { eventId } } });

beforeEach(async () => {
  [sockets, told, talks] = [0, [], []];
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: (offered) => [...offered][0] ?? false });
  await once(server, 'listening');
  server.on('connection', (socket) => {
    const talk = talks[Math.min(sockets, talks.length - 1)];
    sockets += 1;
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Told;
      told.push(message);
      if (message.type === 'connection_init') say(socket, { type: 'connection_ack' });
      talk?.(message, socket);
    });
  });
});
afterEach(async () => {
  for (const socket of server.clients) socket.terminate();
  await new Promise((resolve) => server.close(resolve));
});

const clientOf = (more: Partial<ClientOptions> = {}) =>
  createClient({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    ...{ subscriptions: 'ws', webSocket: WebSocket, reconnect: { delayMs: 1, attempts: 2 } },
    ...more,
  });

async function collect(client = clientOf()): Promise<{ numbers: unknown[]; error: unknown }> {
  const numbers: unknown[] = [];
  try {
    for await (const { data } of client.subscribe(AvailabilityChangedDocument)) numbers.push(Object(data).number);
    return { numbers, error: undefined };
  } catch (error) {
    return { numbers, error };
  }
}

/** Answers a subscription with an event, and ends it. */
const answerOne: Talk = ({ type, id }, socket) => {
  if (type !== 'subscribe') return;
  next(socket, id, 1);
  say(socket, { type: 'complete', id });
};

describe('a subscription over graphql-ws', () => {
  it('says who asks, then asks by id', async () => {
    talks = [answerOne];
    expect(await collect(clientOf({ token: 'abc' }))).toEqual({ numbers: [1], error: undefined });
    expect(told[0]).toEqual({ type: 'connection_init', payload: { authorization: 'Bearer abc' } });
    expect(told[1]).toMatchObject({
      type: 'subscribe',
      payload: { query: '', extensions: { documentId: AvailabilityChangedDocument.__meta__?.['id'] } },
    });
  });

  it('shares its socket with others, which is closed after the last', async () => {
    talks = [({ type, id }, socket) => void (type === 'subscribe' && next(socket, id, Number(id)))];
    const client = clientOf();
    const both = [1, 2].map(() => client.subscribe(AvailabilityChangedDocument));
    const values = await Promise.all(both.map(async (events) => Object((await events.next()).value?.data).number));
    expect(values.sort()).toEqual([1, 2]);
    expect(sockets).toBe(1);
    const [socket] = server.clients;
    const closed = once(socket as WebSocket, 'close');
    await Promise.all(both.map((events) => events.return()));
    await closed;
    expect(
      told
        .filter(({ type }) => type === 'complete')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['1', '2']);
    talks = [answerOne];
    expect((await collect(client)).numbers).toEqual([1]);
    expect(sockets).toBe(2);
  });

  it('fails with the code of an error message', async () => {
    const payload = [{ message: 'No.', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }];
    talks = [({ type, id }, socket) => void (type === 'subscribe' && say(socket, { type: 'error', id, payload }))];
    expect((await collect()).error).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
  });

  it('is taken up again after the last event when the socket is lost', async () => {
    talks = [
      ({ type, id }, socket) => {
        if (type !== 'subscribe') return;
        next(socket, id, 1, 'a');
        setTimeout(() => socket.terminate(), 20);
      },
      (_, socket) => socket.terminate(),
      answerOne,
    ];
    expect(await collect()).toEqual({ numbers: [1, 1], error: undefined });
    const subscribed = told.filter(({ type }) => type === 'subscribe').map(({ payload }) => payload['extensions']);
    expect(subscribed).toEqual([
      expect.not.objectContaining({ lastEventId: 'a' }),
      expect.objectContaining({ lastEventId: 'a' }),
    ]);
  });

  it('is given up after so many tries', async () => {
    talks = [answerThen((socket) => socket.terminate()), (_, socket) => socket.terminate()];
    const { error } = await collect();
    expect(error).toMatchObject({ code: 'NETWORK_ERROR', message: expect.stringContaining('2 tries') });
  });

  it('answers a ping, and asks for a sign of life when it is quiet', async () => {
    talks = [
      ({ type, id }, socket) => {
        if (type === 'subscribe') say(socket, { type: 'ping' });
        if (type === 'ping') say(socket, { type: 'pong' });
        if (type === 'ping' && told.filter((one) => one.type === 'ping').length === 3) socket.close(1000);
        if (type === 'subscribe' && sockets === 2) say(socket, { type: 'complete', id });
      },
    ];
    const { error } = await collect(clientOf({ reconnect: { silenceMs: 60, delayMs: 1 } }));
    expect(error).toBeUndefined();
    expect(told.map(({ type }) => type)).toEqual(expect.arrayContaining(['pong', 'ping', 'ping', 'ping']));
  });

  it('is taken up again when the socket is silent', async () => {
    talks = [answerThen(() => undefined), answerOne];
    expect((await collect(clientOf({ reconnect: { silenceMs: 40, delayMs: 1 } }))).numbers).toEqual([1, 1]);
  });

  it.each([
    ['a refusal of the protocol', 4403, 'INVALID_RESPONSE'],
    ['what is no message', undefined, 'INVALID_RESPONSE'],
  ])('is over for %s', async (_, code, expected) => {
    talks = [(_message, socket) => (code === undefined ? socket.send('hello') : socket.close(code, 'Forbidden'))];
    expect((await collect()).error).toMatchObject({ code: expected });
    expect(sockets).toBe(1);
  });

  it('is NETWORK_ERROR when nobody listens', async () => {
    expect((await collect(clientOf({ url: 'http://127.0.0.1:1/graphql' }))).error).toMatchObject({
      code: 'NETWORK_ERROR',
    });
  });

  it('ends when the caller leaves while nothing comes', async () => {
    talks = [() => undefined];
    const reason = new Error('gone');
    const signal = AbortSignal.abort(reason);
    const leaving = new AbortController();
    const waiting = clientOf().subscribe(AvailabilityChangedDocument, {}, { signal: leaving.signal }).next();
    setTimeout(() => leaving.abort(reason), 50);
    await expect(waiting).rejects.toBe(reason);
    await expect(clientOf().subscribe(AvailabilityChangedDocument, {}, { signal }).next()).rejects.toBe(reason);
  });

  it('needs a WebSocket', async () => {
    const global = globalThis as { WebSocket?: unknown };
    const own = global.WebSocket;
    delete global.WebSocket;
    const url = 'http://127.0.0.1:1/graphql';
    const { error } = await collect(createClient({ url, subscriptions: 'ws' }));
    if (own !== undefined) global.WebSocket = own;
    expect(error).toMatchObject({ code: 'NO_WEBSOCKET' });
  });

  it('fails when its events are not read', async () => {
    talks = [
      ({ type, id }, socket) => {
        if (type === 'subscribe') for (let number = 0; number < 1100; number += 1) next(socket, id, number);
      },
    ];
    const events = clientOf().subscribe(AvailabilityChangedDocument);
    await events.next();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const drain = async () => {
      for await (const _ of events);
    };
    await expect(drain()).rejects.toMatchObject({ code: 'EVENTS_NOT_READ' });
  });
});

function answerThen(then: (socket: WebSocket) => void): Talk {
  return ({ type, id }, socket) => {
    if (type !== 'subscribe') return;
    next(socket, id, 1);
    setTimeout(() => then(socket), 20);
  };
}
