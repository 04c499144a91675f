import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { payload, single, streamOf, until } from './fixture.ts';
import { SSE, SUBSCRIPTION, createStarter, film } from './started.ts';

const { start, closeAll } = createStarter();
afterEach(closeAll);

describe('a client', () => {
  /** Asks for a stream and leaves while nothing happens. */
  async function leave(url: string): Promise<void> {
    const leaving = new AbortController();
    const headers = { 'content-type': 'application/json', ...SSE };
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(SUBSCRIPTION),
      signal: leaving.signal,
    });
    leaving.abort();
    await expect(response.text()).rejects.toThrow();
  }

  it('that leaves ends the subscription, without waiting for an event', async () => {
    const events = silent();
    const served = await start(() => ({ kind: 'stream', events }));
    await leave(served.graphql);
    await until(() => events.ended);
    expect(served.asked[0]?.signal?.aborted).toBe(true);
    expect(served.faults).toEqual([]);
  });

  it('that leaves while it waits for its turn is not answered at all', async () => {
    const waiting: (() => Promise<unknown>)[] = [];
    const served = await start(
      () => single(film('Ikiru')),
      {},
      (task) => void waiting.push(task),
    );
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1');
    socket.write('GET /graphql?query=x HTTP/1.1\r\nhost: a\r\n\r\n');
    await until(() => waiting.length === 1);
    socket.destroy();
    const stays = fetch(`${served.graphql}?query=x`);
    await until(() => waiting.length === 2);
    for (const task of waiting) await task();
    expect((await stays).status).toBe(200);
    expect(served.asked).toHaveLength(1);
  });

  it('that leaves ends what is deferred', async () => {
    const parts = silent();
    const pending = [{ id: '0', path: ['film'], label: undefined }];
    const served = await start(() => ({
      kind: 'incremental',
      initial: payload(film('Ikiru')),
      deferred: { pending, parts },
    }));
    await leave(served.graphql);
    await until(() => parts.ended);
    expect(served.faults).toEqual([]);
  });

  it('that does not read is not sent more than the connection holds, and gets all of it when it reads', async () => {
    const EVENTS = 300;
    let pulled = 0;
    const text = 'x'.repeat(100_000);
    const { url } = await start(() =>
      streamOf(
        (async function* () {
          for (; pulled < EVENTS; pulled += 1) yield { payload: payload(film(text)) };
        })(),
      ),
    );
    const socket = connect(Number(new URL(url).port), '127.0.0.1').pause();
    const body = JSON.stringify(SUBSCRIPTION);
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\naccept: text/event-stream\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    await until(() => pulled > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(pulled).toBeLessThan(EVENTS / 2);
    let received = '';
    socket.on('data', (chunk) => (received += String(chunk))).resume();
    await until(() => received.includes('event: complete'));
    expect(received.split('event: next').length - 1).toBe(EVENTS);
    socket.destroy();
  }, 20_000);
});

/** Gives nothing until it is ended. */
function silent() {
  let end: (result: IteratorResult<never, void>) => void = () => undefined;
  const done = { done: true, value: undefined } as const;
  const source = {
    ended: false,
    next: () => new Promise<IteratorResult<never, void>>((resolve) => (end = resolve)),
    return: async () => {
      source.ended = true;
      end(done);
      return done;
    },
    throw: async () => done,
    [Symbol.asyncIterator]: () => source,
    [Symbol.asyncDispose]: async () => undefined,
  };
  return source;
}
