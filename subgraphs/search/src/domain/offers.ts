import type { OfferChange } from '@media-gateway/kernel';
import { offerCode } from './document.ts';

/** The offers of one title with what is needed to take changes in any order. */
export interface OfferState {
  /** Offer codes that stand. */
  readonly offers: readonly string[];
  /** Offer code → position in the change feed (a decimal string) of the last change that was taken, removals too. */
  readonly offerSequences: Readonly<Record<string, string>>;
}

export const NO_OFFERS: OfferState = { offers: [], offerSequences: {} };

/**
 * Takes changes into a state: for each offer the change with the highest position in the feed wins, so that order and
 * repetition of delivery do not matter. The same object comes back when nothing was new.
 */
export const applyChanges = (state: OfferState, changes: readonly OfferChange[]): OfferState =>
  changes.reduce(applyChange, state);

function applyChange(state: OfferState, change: OfferChange): OfferState {
  const code = offerCode(change);
  const seen = state.offerSequences[code];
  if (seen !== undefined && BigInt(seen) >= BigInt(change.sequence)) return state;
  const others = state.offers.filter((offer) => offer !== code);
  return {
    offers: change.kind === 'REMOVED' ? others : [...others, code].sort(),
    offerSequences: { ...state.offerSequences, [code]: change.sequence },
  };
}

/** The states that changes of many titles make different, by title. */
export function changedOffers(known: ReadonlyMap<string, OfferState>, changes: readonly OfferChange[]) {
  const titleIds = [...new Set(changes.map(({ titleId }) => titleId))];
  return titleIds.flatMap((titleId) => {
    const before = known.get(titleId) ?? NO_OFFERS;
    const after = applyChanges(
      before,
      changes.filter((change) => change.titleId === titleId),
    );
    return after === before ? [] : [{ titleId, ...after }];
  });
}
