import { requireRole } from '@media-gateway/kernel';
import type { OfferChangeKind } from '@media-gateway/database';
import { builder } from '../builder.ts';
import { checkKey, checkOffer } from '../domain/input.ts';
import { type Offer, offerId } from '../domain/offer.ts';
import { removeOffer, writeReports } from '../store/write.ts';
import { ChangeKindRef, OfferTypeRef, QualityRef } from './enums.ts';
import { OfferRef } from './offer-type.ts';
import { TitleRef } from './title.ts';

interface Result {
  readonly kind: OfferChangeKind | null;
  readonly offer: Offer | null;
  readonly titleId: string;
}

const ResultRef = builder.objectRef<Result>('OfferChangeResult').implement({
  description: 'What became of an offer.',
  fields: (t) => ({
    kind: t.expose('kind', {
      type: ChangeKindRef,
      nullable: true,
      description: 'What changed; null when everything was so already.',
    }),
    offer: t.expose('offer', {
      type: OfferRef,
      nullable: true,
      description: 'The offer as it is now; null when there is none.',
    }),
    title: t.field({
      type: TitleRef,
      nullable: true,
      description: 'The title it belongs to.',
      resolve: ({ titleId }) => ({ id: titleId }),
    }),
  }),
});

const OfferInputRef = builder.inputType('OfferInput', {
  description: 'An offer as an operator knows it. What is left out is unknown and replaces what was known.',
  fields: (t) => ({
    titleId: t.id({ required: true, description: 'The title, `title_…`.' }),
    platform: t.id({ required: true, description: 'The platform, by code such as "netflix".' }),
    region: t.field({ type: 'Region', required: true, description: 'Where; the platform must be offered there.' }),
    type: t.field({
      type: OfferTypeRef,
      required: true,
      description: 'What one pays; the platform must have such offers.',
    }),
    priceMinor: t.int({
      description:
        'Its price in minor units, 1 to 100,000,000; only for RENT, BUY, ADDON and CINEMA, and only with `currency`.',
    }),
    currency: t.string({ description: 'ISO 4217, such as "USD"; only with `priceMinor`.' }),
    quality: t.field({ type: QualityRef, description: 'The best picture.' }),
    availableSince: t.field({ type: 'Date', description: 'Its first day.' }),
    expiresOn: t.field({ type: 'Date', description: 'Its last day: not before today nor before `availableSince`.' }),
  }),
});

builder.mutationFields((t) => ({
  setOffer: t.field({
    type: ResultRef,
    description:
      'Makes or changes an offer. Needs the role MODERATOR. What an operator has set is not overwritten by files.',
    args: { input: t.arg({ type: OfferInputRef, required: true, description: 'The offer.' }) },
    resolve: async (_, { input }, { viewer, deps, platforms, offer }) => {
      requireRole(viewer, 'moderator');
      const report = checkOffer(input, await platforms(), deps.now());
      const [merged] = await writeReports(deps, [report]);
      return {
        kind: merged?.kind ?? null,
        offer: merged?.offer ?? (await offer.load(offerId(report))),
        titleId: report.titleId,
      };
    },
  }),
  removeOffer: t.field({
    type: ResultRef,
    description:
      'Takes an offer away. Needs the role MODERATOR. `kind` is null when there was none. Files do not bring it back, `setOffer` does.',
    args: {
      titleId: t.arg.id({ required: true, description: 'The title, `title_…`.' }),
      platform: t.arg.id({ required: true, description: 'The platform, by code such as "netflix".' }),
      region: t.arg({ type: 'Region', required: true, description: 'Where.' }),
      type: t.arg({ type: OfferTypeRef, required: true, description: 'Of which type.' }),
    },
    resolve: async (_, args, { viewer, deps, platforms }) => {
      requireRole(viewer, 'moderator');
      const key = checkKey(args, await platforms());
      const removed = await removeOffer(deps, key);
      return { kind: removed ? ('REMOVED' as const) : null, offer: null, titleId: key.titleId };
    },
  }),
}));
