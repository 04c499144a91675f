import { describe, expect, it } from '@jest/globals';
import {
  type Client,
  ClientError,
  type FragmentType,
  GenresDocument,
  type GenresQuery,
  type PageOfferFragment,
  PageOfferFragmentDoc,
  SetProgressDocument,
  TitlePageDocument,
  type TitlePageQuery,
  type TitleKind,
  createClient,
  makeFragmentData,
  readFragment,
} from '@media-gateway/client';

/** Fails to compile unless both are the same type. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => undefined;

// The compiler checks what follows; nothing of it is sent.
const wrongCalls = (client: Client) => [
  // @ts-expect-error the variables of SetProgress are required
  () => client.query(SetProgressDocument),
  // @ts-expect-error one of them is missing
  () => client.query(SetProgressDocument, { titleId: 'title_x', positionSeconds: 1 }),
  // @ts-expect-error a kind is a TitleKind
  () => client.query(GenresDocument, { kind: 'OPERA' }),
  // @ts-expect-error there is no such variable
  () => client.query(GenresDocument, { genre: 'WAR' }),
  // @ts-expect-error a document is a generated one
  () => client.query('query { genres { name } }'),
];

describe('types', () => {
  it('tell the result of a document', () => {
    const typed = (client: Client) => client.query(GenresDocument);
    same<Awaited<ReturnType<typeof typed>>['data'], GenresQuery>(true);
    same<TitleKind, 'FILM' | 'SHOW' | 'SEASON' | 'EPISODE'>(true);
    expect(typed).toBeInstanceOf(Function);
  });

  it('refuse wrong variables', () => {
    expect(wrongCalls(createClient({ url: 'http://127.0.0.1/graphql' }))).toHaveLength(5);
  });

  it('let a failure be told from other errors', () => {
    const error: unknown = new ClientError('NOT_FOUND', { message: 'Gone.', path: ['title', 0] });
    if (error instanceof ClientError) same<typeof error.path, readonly (string | number)[] | undefined>(true);
    expect(error).toMatchObject({ code: 'NOT_FOUND', path: ['title', 0] });
  });
});

/** As a component of a frontend is written: it takes an offer that it alone can look into. */
function priceTag({ offer }: { readonly offer: FragmentType<typeof PageOfferFragmentDoc> }): string {
  const { price } = readFragment(PageOfferFragmentDoc, offer);
  return price ? `${price.amountMinor} ${price.currency}` : 'free';
}

describe('fragments', () => {
  const offer: PageOfferFragment = {
    ...{ id: 'offer_1', type: 'RENT', quality: 'HD', expiresOn: null, expiryKnown: false },
    price: { amountMinor: 399, currency: 'EUR' },
    platform: { id: 'apple-tv', name: 'Apple TV' },
    deepLink: null,
  };
  const masked = makeFragmentData(offer, PageOfferFragmentDoc);

  it('hide from an operation’s reader what a component asked for', () => {
    type Offer = NonNullable<NonNullable<TitlePageQuery['title']>['watchNow']>;
    const peek = (watchNow: Offer) => {
      // @ts-expect-error the price is the fragment's, not the page's
      return watchNow.price;
    };
    expect(peek(masked)).toEqual(offer.price);
  });

  it('are read by the component that has them', () => {
    type Offers = NonNullable<NonNullable<TitlePageQuery['title']>['offers']>;
    const offers: Offers = [masked];
    expect(offers.map((one) => priceTag({ offer: one }))).toEqual(['399 EUR']);
    expect(readFragment(PageOfferFragmentDoc, offers)).toEqual([offer]);
    expect(TitlePageDocument.toString()).toContain(PageOfferFragmentDoc.toString().trim());
  });
});
