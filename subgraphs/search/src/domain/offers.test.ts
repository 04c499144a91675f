import { describe, expect, it } from '@jest/globals';
import type { OfferChange } from '@media-gateway/kernel';
import fc from 'fast-check';
import { NO_OFFERS, applyChanges } from './offers.ts';

/** A feed of changes: each has its own position, as availability gives them out. */
const feed = fc
  .array(
    fc.record({
      kind: fc.constantFrom<OfferChange['kind'][]>('NEW', 'UPDATED', 'REMOVED', 'PRICE_DROP'),
      platform: fc.constantFrom('netflix', 'mubi'),
    }),
    {
      maxLength: 12,
    },
  )
  .map((changes) =>
    changes.map(({ kind, platform }, at): OfferChange => ({
      kind,
      platform,
      sequence: String(at + 8),
      offerId: `offer_${platform}`,
      titleId: 'title_a',
      region: 'US',
      type: 'SUBSCRIPTION',
      at: '',
    })),
  );

const feedAndDelivery = feed.chain((changes) =>
  fc.tuple(fc.constant(changes), fc.shuffledSubarray(changes, { minLength: changes.length }), fc.subarray(changes)),
);

describe('taking changes of offers', () => {
  it('ends the same in whatever order and however often they are delivered', () => {
    fc.assert(
      fc.property(feedAndDelivery, ([inOrder, shuffled, again]) => {
        expect(applyChanges(NO_OFFERS, [...shuffled, ...again])).toEqual(applyChanges(NO_OFFERS, inOrder));
      }),
    );
  });

  it('leaves an offer standing exactly when the last change of it was no removal', () => {
    fc.assert(
      fc.property(feed, (changes) => {
        const last = new Map(changes.map((change) => [`US:${change.platform}:SUBSCRIPTION`, change.kind]));
        const standing = [...last].filter(([, kind]) => kind !== 'REMOVED').map(([code]) => code);
        expect(applyChanges(NO_OFFERS, changes).offers).toEqual(standing.sort());
      }),
    );
  });

  it('gives the same state back when nothing is new', () => {
    fc.assert(
      fc.property(feed, (changes) => {
        const state = applyChanges(NO_OFFERS, changes);
        expect(applyChanges(state, changes)).toBe(state);
      }),
    );
  });
});
