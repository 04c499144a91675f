import { afterEach, describe, expect, it } from '@jest/globals';
import { AvailabilityChangedDocument, type ClientOptions, GenresDocument, createClient } from '@media-gateway/client';
import {
  type Script,
  type ScriptedStreams,
  answering,
  breaking,
  COMPLETE,
  event,
  hanging,
  sending,
  startStreams,
} from './streams.ts';

let streams: ScriptedStreams | undefined;
afterEach(() => streams?.close());

/** Everything that a subscription gives, and what it ends with. */
async function collect(scripts: readonly Script[], more: Partial<ClientOptions> = {}, signal?: AbortSignal) {
  streams = await startStreams(...scripts);
  const client = createClient({ url: streams.url, reconnect: { delayMs: 1, attempts: 2 }, ...more });
  const numbers: unknown[] = [];
  try {
    for await (const { data, errors } of client.subscribe(AvailabilityChangedDocument, {}, signal ? { signal } : {})) {
      numbers.push(data === null ? errors.map(({ code }) => code) : (data as unknown as { number: number }).number);
    }
    return { numbers, error: undefined };
  } catch (error) {
    return { numbers, error };
  }
}

describe('a subscription over server-sent events', () => {
  it('gives its events until it is completed', async () => {
    expect(await collect([sending(event(1), event(2), COMPLETE)])).toEqual({ numbers: [1, 2], error: undefined });
  });

  it('asks for events, by id, as the viewer', async () => {
    await collect([sending(COMPLETE)], { token: () => 'abc' });
    expect(streams?.headers[0]).toMatchObject({ accept: 'text/event-stream', authorization: 'Bearer abc' });
    expect(streams?.headers[0]).not.toHaveProperty('last-event-id');
  });

  it('gives an event without data, and goes on', async () => {
    const dropped = { data: null, errors: [{ message: 'Lost.', extensions: { code: 'EVENTS_DROPPED' } }] };
    const script = sending(`event: next\ndata: ${JSON.stringify(dropped)}\n\n`, event(2), COMPLETE);
    expect((await collect([script])).numbers).toEqual([['EVENTS_DROPPED'], 2]);
  });

  it('fails with the code with which it is refused', async () => {
    const refused = { errors: [{ message: 'No.', extensions: { code: 'UNKNOWN_REGION' } }] };
    const inStream = await collect([sending(`event: next\ndata: ${JSON.stringify(refused)}\n\n`, COMPLETE)]);
    expect(inStream.error).toMatchObject({ name: 'ClientError', code: 'UNKNOWN_REGION' });
    await streams?.close();
    const asJson = await collect([answering(400, JSON.stringify(refused))]);
    expect(asJson.error).toMatchObject({ name: 'ClientError', code: 'UNKNOWN_REGION' });
  });

  it.each([
    ['a page of a proxy', answering(502, '<html>')],
    ['one answer', answering(200, '{"data":{"number":1}}')],
    ['an event that is no answer', sending('event: next\ndata: hello\n\n')],
  ])('is INVALID_RESPONSE for %s', async (_, script) => {
    expect((await collect([script])).error).toMatchObject({ code: 'INVALID_RESPONSE' });
  });

  it('is NETWORK_ERROR when nobody listens', async () => {
    const client = createClient({ url: 'http://127.0.0.1:1/graphql' });
    await expect(client.subscribe(AvailabilityChangedDocument).next()).rejects.toMatchObject({ code: 'NETWORK_ERROR' });
  });

  it('refuses a query, which has one answer', async () => {
    const client = createClient({ url: 'http://127.0.0.1:1/graphql' });
    await expect(client.subscribe(GenresDocument).next()).rejects.toMatchObject({ code: 'NOT_A_SUBSCRIPTION' });
  });
});

describe('a connection that is lost', () => {
  it('is opened again after the last event that was seen', async () => {
    const told: unknown[] = [];
    const scripts = [
      breaking(event(1, 'a'), event(2, 'b')),
      answering(503, '<html>'),
      sending(event(3, 'c'), COMPLETE),
    ];
    const { numbers, error } = await collect(scripts, {
      reconnect: { delayMs: 1, attempts: 2, onReconnect: (lost) => void told.push(lost) },
    });
    expect({ numbers, error }).toEqual({ numbers: [1, 2, 3], error: undefined });
    expect(streams?.headers.map((one) => one['last-event-id'])).toEqual([undefined, 'b', 'b']);
    expect(told).toEqual([
      { attempt: 1, lastEventId: 'b' },
      { attempt: 2, lastEventId: 'b' },
    ]);
  });

  it('is opened again when it ended without being completed', async () => {
    expect((await collect([sending(event(1)), sending(event(2), COMPLETE)])).numbers).toEqual([1, 2]);
  });

  it('is opened again when it is silent for too long', async () => {
    const reconnect = { delayMs: 1, attempts: 2, silenceMs: 50 };
    expect((await collect([hanging(event(1)), sending(event(2), COMPLETE)], { reconnect })).numbers).toEqual([1, 2]);
  });

  it('is given up after so many tries in a row, which an event ends', async () => {
    const { numbers, error } = await collect([breaking(), breaking(event(1)), breaking()]);
    expect(numbers).toEqual([1]);
    expect(error).toMatchObject({ code: 'NETWORK_ERROR', message: expect.stringContaining('2 tries') });
    expect(streams?.headers).toHaveLength(4);
  });

  it('is not opened again when the caller has left', async () => {
    const leaving = new AbortController();
    const reason = new Error('gone');
    setTimeout(() => leaving.abort(reason), 30);
    const { numbers, error } = await collect([hanging(event(1))], {}, leaving.signal);
    expect({ numbers, error }).toEqual({ numbers: [1], error: reason });
    expect(streams?.headers).toHaveLength(1);
  });
});
