import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AvailabilityChangedDocument,
  ClientError,
  GenresDocument,
  SetOfferDocument,
  createClient,
} from '@media-gateway/client';
import { type Supergraph, startSupergraph } from '@media-gateway/testkit';
import { WebSocket } from 'ws';

let supergraph: Supergraph;
beforeAll(async () => {
  supergraph = await startSupergraph('embedded');
}, 120_000);
afterAll(() => supergraph.stop(), 60_000);

const clientOf = (more: Partial<Parameters<typeof createClient>[0]> = {}) =>
  createClient({ url: `${supergraph.url}/graphql`, ...more });

const OFFER = { titleId: 'title_metropolis-1927', platform: 'apple-tv', region: 'GB', type: 'RENT' } as const;
const setOffer = (priceMinor: number) =>
  clientOf({ token: () => supergraph.token('operator', 'moderator') }).query(SetOfferDocument, {
    input: { ...OFFER, priceMinor, currency: 'GBP', quality: 'HD' },
  });

describe('the client at a real gateway', () => {
  it('asks for what is published by its id', async () => {
    const { data, errors } = await clientOf().query(GenresDocument, { kind: 'FILM' });
    expect(errors).toEqual([]);
    expect(data.genres?.length).toBeGreaterThan(0);
  });

  it('fails with the gateway’s code', async () => {
    const failed = clientOf().query(SetOfferDocument, {
      input: { ...OFFER, priceMinor: 1, currency: 'GBP', quality: 'HD' },
    });
    await expect(failed).rejects.toMatchObject({ name: 'ClientError', code: 'UNAUTHENTICATED' });
  });

  describe.each(['sse', 'ws'] as const)('over %s', (subscriptions) => {
    const subscriber = () => clientOf({ subscriptions, webSocket: WebSocket });

    it('hears of a changed offer', async () => {
      const variables = { titleIds: [OFFER.titleId], regions: ['GB'] };
      const events = subscriber().subscribe(AvailabilityChangedDocument, variables);
      const first = events.next();
      // The subscription has no moment at which it says that it listens.
      let price = subscriptions === 'sse' ? 1000 : 2000;
      let heard: Awaited<typeof first> | undefined;
      const listening = first.then((event) => (heard = event));
      while (!heard) {
        await setOffer((price += 1));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const { value } = await listening;
      expect(value).toMatchObject({
        data: { availabilityChanged: { title: { name: 'Metropolis' }, region: 'GB' } },
        errors: [],
        eventId: expect.any(String),
      });
      await events.return();
    });

    it('is told why it is refused', async () => {
      const events = subscriber().subscribe(AvailabilityChangedDocument, { regions: ['XX'] });
      const error: unknown = await events.next().then(
        ({ value }) => value?.errors[0],
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(ClientError);
      expect(error).toMatchObject({ code: 'UNKNOWN_REGION' });
    });

    it('is told of an id that is not published', async () => {
      const unknown = Object.assign(Object.create(AvailabilityChangedDocument) as typeof AvailabilityChangedDocument, {
        __meta__: { id: '0'.repeat(64), kind: 'subscription' },
        toString: () => '',
      });
      await expect(subscriber().subscribe(unknown).next()).rejects.toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
    });
  });
});
