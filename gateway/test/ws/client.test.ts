import { afterEach, describe, expect, it } from '@jest/globals';
import { batches, eventsOf, part, payload, single, streamOf } from '../graphql/fixture.ts';
import { SUBSCRIPTION, clientOf, closeAll, film, follow, start } from './fixture.ts';

afterEach(closeAll);

describe('a client of graphql-ws', () => {
  it('is told of events, and that they are over', async () => {
    const served = await start(() => eventsOf(film('Ikiru'), film('Ran')));
    expect(await follow(clientOf(served), SUBSCRIPTION)).toEqual([film('Ikiru'), film('Ran')]);
  });

  it('is answered a query', async () => {
    const served = await start(() => single(film('Ikiru')));
    expect(await follow(clientOf(served), { query: '{ film { name } }' })).toEqual([film('Ikiru')]);
  });

  it('reads why it was refused, as an error, with all that was said', async () => {
    const errors = [
      { message: 'no', locations: [{ line: 1, column: 1 }], extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ];
    const served = await start(() => single({ errors }, 400));
    await expect(follow(clientOf(served), SUBSCRIPTION)).rejects.toEqual(errors);
  });

  it('reads that there was a fault of ours, and not which', async () => {
    const served = await start(() =>
      streamOf(
        (async function* () {
          yield* [];
          throw new Error('secret');
        })(),
      ),
    );
    const told = follow(clientOf(served), SUBSCRIPTION);
    await expect(told).rejects.toEqual([
      expect.objectContaining({
        message: expect.not.stringContaining('secret'),
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      }),
    ]);
    expect(served.faults).toHaveLength(1);
  });

  it('says who asks, what, from where on, and is heard', async () => {
    const served = await start(() => eventsOf());
    const client = clientOf(served, { connectionParams: { authorization: 'Bearer t' } });
    await follow(client, {
      query: '',
      operationName: 'News',
      variables: { a: 1 },
      extensions: { documentId: 'id', lastEventId: 'e1' },
    });
    expect(served.asked[0]).toMatchObject({
      facade: 'ws',
      operationId: 'id',
      operationName: 'News',
      variables: { a: 1 },
      authorization: 'Bearer t',
      lastEventId: 'e1',
      incremental: false,
    });
    expect(served.asked[0]).not.toHaveProperty('query');
  });

  it('takes deferred parts when it says so', async () => {
    const served = await start(() => ({
      kind: 'incremental',
      initial: payload(film('Ikiru')),
      deferred: {
        pending: [{ id: '0', path: ['film'], label: undefined }],
        parts: batches([part('0', ['film'], { stars: 5 })]),
      },
    }));
    const query = '{ film { name ... @defer { stars } } }';
    expect(await follow(clientOf(served), { query, extensions: { incremental: true } })).toEqual([
      { ...film('Ikiru'), pending: [{ id: '0', path: ['film'] }], hasNext: true },
      { incremental: [{ id: '0', data: { stars: 5 } }], completed: [{ id: '0' }], hasNext: false },
    ]);
    expect(served.asked[0]?.incremental).toBe(true);
  });
});
