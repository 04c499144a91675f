import { afterEach, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { batches, eventsOf, part, payload, post, refusal, single, streamOf } from './fixture.ts';
import type { LeaveSignal } from '../../src/leaving.ts';
import { SSE, SUBSCRIPTION, createStarter, film } from './started.ts';

const { start, closeAll } = createStarter();
afterEach(closeAll);

/** All that a client is told, by the client of graphql-sse. */
async function follow(url: string, request: { query: string }): Promise<unknown[]> {
  const client = createClient({ url, retryAttempts: 0 });
  const results: unknown[] = [];
  for await (const result of client.iterate(request)) results.push(result);
  client.dispose();
  return results;
}

describe('graphql-sse reads', () => {
  it('a query', async () => {
    const { graphql } = await start(() => single(film('Ikiru')));
    expect(await follow(graphql, { query: '{ film { name } }' })).toEqual([film('Ikiru')]);
  });

  it('why it was refused, as a result', async () => {
    const { graphql } = await start(() => refusal('UNAUTHENTICATED', 401));
    expect(await follow(graphql, SUBSCRIPTION)).toMatchObject([
      { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
  });

  it('what came before a fault of ours, and that there was one', async () => {
    const served = await start(() =>
      streamOf(
        (async function* () {
          yield { payload: payload(film('Ikiru')) };
          throw new Error('secret');
        })(),
      ),
    );
    const results = await follow(served.graphql, SUBSCRIPTION);
    expect(results).toMatchObject([film('Ikiru'), { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }]);
    expect(JSON.stringify(results)).not.toContain('secret');
    expect(served.faults).toHaveLength(1);
  });

  it('the deferred parts of an answer', async () => {
    const { graphql, asked } = await start(() => ({
      kind: 'incremental',
      initial: payload(film('Ikiru')),
      deferred: {
        pending: [{ id: '0', path: ['film'], label: undefined }],
        parts: batches([part('0', ['film'], { stars: 5 })]),
      },
    }));
    expect(await follow(graphql, { query: '{ film { name ... @defer { stars } } }' })).toEqual([
      { ...film('Ikiru'), pending: [{ id: '0', path: ['film'] }], hasNext: true },
      { incremental: [{ id: '0', data: { stars: 5 } }], completed: [{ id: '0' }], hasNext: false },
    ]);
    expect(asked[0]?.incremental).toBe(true);
  });
});

describe('an event stream', () => {
  it('is written as the protocol says, with the ids of events', async () => {
    const { graphql } = await start(() =>
      eventsOf({ payload: payload(film('Ikiru')), id: 'e1' }, { payload: payload(film('Ran')), id: 'two\nlines' }),
    );
    const response = await post(graphql, SUBSCRIPTION, SSE);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toBe(
      ':\n\n' +
        'id: e1\nevent: next\ndata: {"data":{"film":{"name":"Ikiru"}}}\n\n' +
        'event: next\ndata: {"data":{"film":{"name":"Ran"}}}\n\n' +
        'event: complete\ndata:\n\n',
    );
  });

  it('may be asked for with GET, as EventSource does, from the last event on', async () => {
    const { graphql, asked } = await start(() => eventsOf(film('Ikiru')));
    const search = new URLSearchParams(SUBSCRIPTION);
    await (await fetch(`${graphql}?${search}`, { headers: { ...SSE, 'last-event-id': 'e1' } })).text();
    expect(asked[0]).toMatchObject({ query: SUBSCRIPTION.query, lastEventId: 'e1', readOnly: true });
  });

  it('is what a client gets that says nothing of how it wants a subscription', async () => {
    const { graphql, asked } = await start(() => eventsOf(film('Ikiru')));
    expect(await (await post(graphql, SUBSCRIPTION)).text()).toContain('event: next');
    expect(asked[0]?.incremental).toBe(false);
  });

  it('writes deferred parts by their path for who asks for that, and the id of an event when all of it was sent', async () => {
    const { graphql } = await start(() =>
      eventsOf({
        payload: payload(film('Ikiru')),
        id: 'e1',
        deferred: {
          pending: [{ id: '0', path: ['film'], label: 'L' }],
          parts: batches([part('0', ['film'], { stars: 5 }, { label: 'L' })]),
        },
      }),
    );
    const response = await post(graphql, SUBSCRIPTION, { accept: 'text/event-stream;deferSpec=20220824' });
    expect(await response.text()).toBe(
      ':\n\n' +
        'event: next\ndata: {"data":{"film":{"name":"Ikiru"}},"hasNext":true}\n\n' +
        'id: e1\nevent: next\ndata: {"incremental":[{"data":{"stars":5},"path":["film"],"label":"L"}],"hasNext":false}\n\n' +
        'event: complete\ndata:\n\n',
    );
  });

  it('shows that it is alive while nothing happens', async () => {
    const { graphql } = await start(() => streamOf(silence(120)), { heartbeatMs: 25 });
    const text = await (await post(graphql, SUBSCRIPTION, SSE)).text();
    expect(text.split('\n\n').filter((line) => line === ':').length).toBeGreaterThan(2);
  });

  it('is refused to a client that takes JSON alone, and what was opened for it is ended', async () => {
    let ended = false;
    const events = (async function* () {
      yield { payload: payload(film('Ikiru')) };
    })();
    const { graphql } = await start(() => ({
      kind: 'stream',
      events: Object.assign(events, {
        return: async () => ((ended = true), { done: true as const, value: undefined }),
      }),
    }));
    const response = await post(graphql, SUBSCRIPTION, { accept: 'application/json' });
    expect(response.status).toBe(406);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_ACCEPTABLE' } }] });
    expect(ended).toBe(true);
  });

  it('is not opened by HEAD', async () => {
    const { graphql } = await start(({ signal }) => streamOf(untilAborted(signal)));
    const head = await fetch(`${graphql}?query=x`, { method: 'HEAD', headers: SSE });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });
});

async function* silence(ms: number) {
  await new Promise((resolve) => setTimeout(resolve, ms));
  yield { payload: payload(film('late')) };
}

async function* untilAborted(signal: LeaveSignal | undefined) {
  await new Promise<void>((resolve) => signal?.addEventListener('abort', resolve));
  yield* [];
}
