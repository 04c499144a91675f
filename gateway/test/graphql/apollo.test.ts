import { afterEach, describe, expect, it } from '@jest/globals';
import { Defer20220824Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import type { DeferredPart, GatewayResponse } from '../../src/gateway.ts';
import { type Client, apolloClient3, apolloClient4 } from './apollo.ts';
import { batches, eventsOf, part, payload, refusal, single, streamOf } from './fixture.ts';
import { createStarter } from './started.ts';

const { start, closeAll } = createStarter();
afterEach(closeAll);

const film = (name: string, more: object = {}) => ({ __typename: 'Film', id: '1', name, ...more });

/** How a client is made, and what it keeps of an object of which a part failed: version 3 merges the null of the part into it. */
const CLIENTS: readonly (readonly [string, (url: string) => Client, object | null])[] = [
  ['Apollo Client 3', apolloClient3, null],
  ['Apollo Client 4, deferSpec=20220824', (url) => apolloClient4(url, new Defer20220824Handler()), film('Ikiru')],
  ['Apollo Client 4, incrementalSpec=v0.2', (url) => apolloClient4(url, new GraphQL17Alpha9Handler()), film('Ikiru')],
];

describe.each(CLIENTS)('%s', (_name, clientOf, kept) => {
  const QUERY =
    '{ film { id name ...Late @defer(label: "late") } } fragment Late on Film { stars reviews { id text } }';
  const late = { stars: 5, reviews: [{ __typename: 'Review', id: 'r1', text: '生きる' }] };
  const inParts = (...given: readonly (readonly DeferredPart[])[]): GatewayResponse => ({
    kind: 'incremental',
    initial: payload({ data: { film: film('Ikiru') }, extensions: { cost: 1 } }),
    deferred: { pending: [{ id: '0', path: ['film'], label: 'late' }], parts: batches(...given) },
  });

  it('shows an answer and then its deferred part', async () => {
    const { graphql, asked } = await start(() => inParts([part('0', ['film'], late, { label: 'late' })]));
    const shown = await clientOf(graphql).query(QUERY);
    expect(asked[0]?.incremental).toBe(true);
    expect(shown).toEqual([
      { data: { film: film('Ikiru') }, error: undefined },
      { data: { film: film('Ikiru', late) }, error: undefined },
    ]);
  });

  it('shows an answer that has nothing deferred', async () => {
    const { graphql } = await start(() => single({ data: { film: film('Ikiru', late) } }));
    expect(await clientOf(graphql).query(QUERY)).toEqual([{ data: { film: film('Ikiru', late) }, error: undefined }]);
  });

  it('shows why a deferred part could not be had', async () => {
    const errors = [{ message: 'The subgraph "reviews" is down.', path: ['film', 'reviews'] }];
    const { graphql } = await start(() => inParts([part('0', ['film'], null, { label: 'late', errors })]));
    const shown = await clientOf(graphql).query(QUERY);
    expect(shown.at(-1)).toEqual({ data: { film: kept }, error: 'The subgraph "reviews" is down.' });
  });

  it('shows parts within parts, and parts that come together', async () => {
    const query = `{ film { id name ...A @defer(label: "A") } }
      fragment A on Film { stars ...B @defer(label: "B") ...C @defer(label: "C") }
      fragment B on Film { reviews { id } } fragment C on Film { reviews { text } }`;
    const [b, c] = [
      { id: '1', path: ['film'], label: 'B' },
      { id: '2', path: ['film'], label: 'C' },
    ];
    const { graphql } = await start(() => ({
      kind: 'incremental',
      initial: payload({ data: { film: film('Ikiru') } }),
      deferred: {
        pending: [{ id: '0', path: ['film'], label: 'A' }],
        parts: batches(
          [part('0', ['film'], { stars: 5 }, { label: 'A', pending: [b, c] })],
          [
            part('1', ['film'], { reviews: [{ __typename: 'Review', id: 'r1' }] }, { label: 'B' }),
            part('2', ['film'], { reviews: [{ __typename: 'Review', text: '生きる' }] }, { label: 'C' }),
          ],
        ),
      },
    }));
    const shown = await clientOf(graphql).query(query);
    expect(shown.at(-1)).toEqual({ data: { film: film('Ikiru', late) }, error: undefined });
  });

  it('is told of a part that was announced and does not come', async () => {
    const { graphql } = await start(() => inParts());
    const shown = await clientOf(graphql).query(QUERY);
    expect(shown.at(-1)).toEqual({ data: { film: kept }, error: 'The server failed to answer this part.' });
  });

  const SUBSCRIPTION = 'subscription { film { id name } }';

  it('shows the events of a subscription until it ends', async () => {
    const { graphql } = await start(
      () => eventsOf({ data: { film: film('Ikiru') } }, { data: { film: film('Ran') } }),
      {
        heartbeatMs: 20,
      },
    );
    expect(await clientOf(graphql).subscribe(SUBSCRIPTION)).toEqual([
      { data: { film: film('Ikiru') }, error: undefined },
      { data: { film: film('Ran') }, error: undefined },
    ]);
  });

  it('goes on after an event with errors, and through heartbeats', async () => {
    const { graphql } = await start(
      () =>
        streamOf(
          (async function* () {
            yield { payload: payload({ errors: [{ message: 'half', path: ['film'] }], data: { film: null } }) };
            await new Promise((resolve) => setTimeout(resolve, 100));
            yield { payload: payload({ data: { film: film('Ran') } }) };
          })(),
        ),
      { heartbeatMs: 20 },
    );
    expect(await clientOf(graphql).subscribe(SUBSCRIPTION)).toEqual([
      { data: { film: null }, error: 'half' },
      { data: { film: film('Ran') }, error: undefined },
    ]);
  });

  it('is told why a subscription ended', async () => {
    const error = { message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED' } };
    const { graphql } = await start(() => eventsOf({ data: { film: film('Ikiru') } }, { errors: [error], data: null }));
    const shown = await clientOf(graphql).subscribe(SUBSCRIPTION);
    expect(shown[0]).toEqual({ data: { film: film('Ikiru') }, error: undefined });
    expect(shown.at(-1)?.error).toContain('The token has expired.');
  });

  it('is told why a subscription was refused', async () => {
    const { graphql } = await start(() => refusal('GRAPHQL_VALIDATION_FAILED'));
    const shown = await clientOf(graphql).subscribe(SUBSCRIPTION);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.error).toBeDefined();
  });
});
