import { describe, expect, it } from '@jest/globals';
import type { PublishedOperation } from '@media-gateway/gateway';
import type { Supergraph } from '@media-gateway/testkit';
import { askGraphql } from '../clients/graphql.ts';
import { connect } from '../clients/ws.ts';

const SET_OFFER = 'mutation ($input: OfferInput!) { setOffer(input: $input) { kind } }';

interface Change {
  readonly availabilityChanged: {
    readonly cursor: string;
    readonly kind: string;
    readonly title: { readonly name: string };
  };
}

interface Priced {
  readonly availabilityChanged: { readonly offer: { readonly price: { readonly amountMinor: number } } | null };
}

/** The prices that are told, up to this one. An event tells of the offer as it is when the event is read. */
async function untilPrice(
  events: AsyncIterable<{ readonly data?: Priced | null | undefined }>,
  price: number,
): Promise<readonly (number | undefined)[]> {
  const told: (number | undefined)[] = [];
  for await (const { data } of events) {
    told.push(data?.availabilityChanged.offer?.price.amountMinor);
    if (told.includes(price)) break;
  }
  return told;
}

export function subscriptionsSuite(get: () => Supergraph, operations: readonly PublishedOperation[]): void {
  const titleId = 'title_metropolis-1927';
  const rent = (priceMinor: number) => ({
    titleId,
    platform: 'apple-tv',
    region: 'GB',
    type: 'RENT',
    priceMinor,
    currency: 'GBP',
    quality: 'HD',
  });
  const setOffer = async (priceMinor: number) => {
    const answer = await askGraphql(
      get(),
      { query: SET_OFFER, variables: { input: rent(priceMinor) } },
      await get().token('operator', 'moderator'),
    );
    expect(answer.errors).toBeUndefined();
  };

  it('tells a graphql-ws client of a changed offer, with the name from another subgraph', async () => {
    const documentId = operations.find(({ name }) => name === 'AvailabilityChanged')?.id as string;
    const client = connect(get());
    const events = client.iterate<Change>({
      query: '',
      extensions: { documentId },
      variables: { titleIds: [titleId], regions: ['GB'] },
    });
    const first = events.next();
    const nudge = repeat(setOffer);
    const { value } = await first.finally(nudge.stop);
    expect(value?.data?.availabilityChanged).toMatchObject({
      title: { name: 'Metropolis' },
      platform: { name: 'Apple TV' },
    });
    await client.dispose();
  });

  it('repeats what was missed after the last cursor seen', async () => {
    const query = 'query { availabilityChanges(region: "GB", first: 1) { edges { cursor } } }';
    const before = await askGraphql(get(), { query });
    const [edge] = (before.data as { availabilityChanges: { edges: { cursor: string }[] } }).availabilityChanges.edges;
    await setOffer(911);
    const client = connect(get());
    const events = client.iterate<Change>({
      query:
        'subscription ($after: String, $id: ID!) { availabilityChanged(after: $after, titleIds: [$id], regions: ["GB"]) { kind title { name } cursor } }',
      variables: { after: edge?.cursor, id: titleId },
    });
    const { value } = await events.next();
    expect(value?.data?.availabilityChanged.title.name).toBe('Metropolis');
    await client.dispose();
  });

  describe('a client that was away goes on after the last event it has, and gets what it missed', () => {
    const query =
      'subscription ($id: ID!) { availabilityChanged(titleIds: [$id], regions: ["GB"]) { offer { price { amountMinor } } } }';
    const variables = { id: titleId };
    /** The id of an event that is no longer news. */
    const lastSeen = async (): Promise<string> => {
      const client = connect(get());
      const first = client.iterate({ query, variables }).next();
      const nudge = repeat(setOffer);
      const { value } = await first.finally(nudge.stop);
      await client.dispose();
      return value?.extensions?.['eventId'] as string;
    };

    it('over graphql-ws', async () => {
      const lastEventId = await lastSeen();
      await setOffer(921);
      const client = connect(get());
      const events = client.iterate<Priced>({ query, variables, extensions: { lastEventId } });
      expect(await untilPrice(events, 921)).toContain(921);
      await client.dispose();
    });

    it('over server-sent events', async () => {
      const lastEventId = await lastSeen();
      await setOffer(922);
      const leaving = new AbortController();
      const response = await fetch(`${get().url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          'last-event-id': lastEventId,
        },
        body: JSON.stringify({ query, variables }),
        signal: leaving.signal,
      });
      let text = '';
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += chunk;
        if (text.includes('"amountMinor":922')) break;
      }
      leaving.abort();
      expect(text).toMatch(/^id: \S+$/m);
      expect(text).not.toContain(`id: ${lastEventId}\n`);
    });
  });

  it('ends a subscription that is wrong with an error, not with silence', async () => {
    const client = connect(get());
    const events = client.iterate({ query: 'subscription { availabilityChanged(regions: ["XX"]) { kind } }' });
    const { value } = await events.next();
    expect(value?.errors?.[0]?.extensions?.['code']).toBe('UNKNOWN_REGION');
    await client.dispose();
  });
}

/** Changes the offer until it was heard: the subscription has no moment at which it says that it listens. */
function repeat(change: (price: number) => Promise<void>): { stop(): Promise<void> } {
  let price = 499;
  let stopped = false;
  const loop = async () => {
    while (!stopped) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await change((price -= 1));
    }
  };
  const running = loop();
  const stop = () => {
    stopped = true;
    return running;
  };
  return { stop };
}
