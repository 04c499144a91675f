import { afterEach, describe, expect, it } from '@jest/globals';
import { batches, eventsOf, part, payload, post, refusal, single } from './fixture.ts';
import { SUBSCRIPTION, createStarter } from './started.ts';

const { start, closeAll } = createStarter();
afterEach(closeAll);

describe('multipart/mixed', () => {
  const APOLLO = 'multipart/mixed;boundary="graphql";subscriptionSpec="1.0"';

  it('is written as the protocol says, each part closed by its boundary at once', async () => {
    const { graphql } = await start(() =>
      eventsOf({ data: { film: null } }, { errors: [{ message: 'over', path: [] }] }),
    );
    const response = await post(graphql, SUBSCRIPTION, { accept: 'multipart/mixed;subscriptionSpec=1.0' });
    expect(response.headers.get('content-type')).toBe('multipart/mixed; boundary="-"; subscriptionSpec=1.0');
    const json = 'content-type: application/json; charset=utf-8';
    expect(await response.text()).toBe(
      `\r\n---\r\n${json}\r\n\r\n{"payload":{"data":{"film":null}}}` +
        `\r\n---\r\n${json}\r\n\r\n{"payload":null,"errors":[{"message":"over"}]}` +
        '\r\n-----\r\n',
    );
  });

  it.each([
    ['graphql', APOLLO],
    ['-', 'multipart/mixed;subscriptionSpec=1.0;boundary="a b\r"'.replace('\r', '')],
  ])('has the boundary %s for a client that accepts %s', async (boundary, accept) => {
    const { graphql } = await start(() => eventsOf());
    const response = await post(graphql, SUBSCRIPTION, { accept });
    expect(response.headers.get('content-type')).toContain(`boundary="${boundary}"`);
  });

  it.each([
    ['an answer', () => single({ data: { film: null } }), '{"payload":{"data":{"film":null}}}'],
    [
      'a refusal',
      () => refusal('UNAUTHENTICATED', 401),
      '{"payload":null,"errors":[{"message":"refused: UNAUTHENTICATED","extensions":{"code":"UNAUTHENTICATED"}}]}',
    ],
  ])('carries %s to a client that takes nothing else', async (_what, answer, written) => {
    const { graphql } = await start(answer);
    expect(await (await post(graphql, SUBSCRIPTION, { accept: APOLLO })).text()).toContain(
      `\r\n\r\n${written}\r\n--graphql--`,
    );
  });

  it('carries the deferred parts of an event one after the other, for who takes both', async () => {
    const deferred = {
      pending: [{ id: '0', path: ['film'], label: undefined }],
      parts: batches([part('0', ['film'], { stars: 5 })]),
    };
    const { graphql } = await start(() => eventsOf({ payload: payload({ data: { film: {} } }), deferred }));
    const text = await (
      await post(graphql, SUBSCRIPTION, { accept: `${APOLLO},multipart/mixed;incrementalSpec=v0.2,application/json` })
    ).text();
    expect(text.match(/\{.*\}/g)).toEqual([
      '{"payload":{"data":{"film":{}},"pending":[{"id":"0","path":["film"]}],"hasNext":true}}',
      '{"payload":{"incremental":[{"id":"0","data":{"stars":5}}],"completed":[{"id":"0"}],"hasNext":false}}',
    ]);
  });

  it('without a protocol has a result a part', async () => {
    const { graphql, asked } = await start(() => eventsOf({ data: { film: null } }));
    const text = await (await post(graphql, SUBSCRIPTION, { accept: 'multipart/mixed' })).text();
    expect(text).toContain('\r\n\r\n{"data":{"film":null}}\r\n---');
    expect(asked[0]?.incremental).toBe(false);
  });
});
