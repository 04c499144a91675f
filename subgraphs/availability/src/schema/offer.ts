import { CACHED_AS_PARENT, cachedFor } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { type DeepLink, deepLink } from '../domain/link.ts';
import type { Offer } from '../domain/offer.ts';
import { platformOf } from '../domain/platform.ts';
import { DeepLinkDeviceRef, OfferSourceRef, OfferTypeRef, QualityRef } from './enums.ts';
import { OfferRef } from './offer-type.ts';
import { PlatformRef } from './platform.ts';
import { TitleRef } from './title.ts';

const MoneyRef = builder.objectRef<{ readonly amountMinor: number; readonly currency: string }>('Money').implement({
  description: 'An amount of money.',
  directives: CACHED_AS_PARENT,
  cost: 0,
  fields: (t) => ({
    amountMinor: t.exposeInt('amountMinor', {
      description: 'In minor units of the currency: 399 of "USD" are $3.99, 440 of "JPY" are ¥440.',
    }),
    currency: t.exposeString('currency', { description: 'ISO 4217, such as "USD".' }),
  }),
});

const DeepLinkRef = builder.objectRef<DeepLink>('DeepLink').implement({
  description: "A link into a platform's app or site.",
  directives: CACHED_AS_PARENT,
  cost: 0,
  fields: (t) => ({
    device: t.expose('device', { type: DeepLinkDeviceRef, description: 'Where it is to be opened.' }),
    url: t.exposeString('url', { description: 'The link.' }),
    opensTitle: t.exposeBoolean('opensTitle', {
      description: "True when it opens the title, false when it opens a search for the title's name.",
    }),
  }),
});

const platformFor = async ({ platformId }: Offer, context: Context) =>
  platformOf(await context.platforms(), platformId);

OfferRef.implement({
  description: 'A way to watch a title on a platform in a region.',
  directives: cachedFor(60),
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, `offer_…`; it follows from title, platform, region and type.' }),
    title: t.field({
      type: TitleRef,
      nullable: true,
      description: 'What is offered.',
      resolve: ({ titleId }) => ({ id: titleId }),
    }),
    platform: t.field({
      type: PlatformRef,
      description: 'Who offers it.',
      resolve: (offer, _, context) => platformFor(offer, context),
    }),
    region: t.expose('region', { type: 'Region', description: 'Where it is offered.' }),
    type: t.expose('type', { type: OfferTypeRef, description: 'What one pays.' }),
    price: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'Its price; null when unknown or when it has none of its own, as in a subscription.',
      resolve: ({ priceMinor, currency }) =>
        priceMinor === null || currency === null ? null : { amountMinor: priceMinor, currency },
    }),
    quality: t.expose('quality', {
      type: QualityRef,
      nullable: true,
      description: 'The best picture; null when unknown.',
    }),
    hdr: t.exposeBoolean('hdr', {
      nullable: true,
      description: 'Whether it has high dynamic range; null when unknown.',
    }),
    audio: t.field({
      type: ['String'],
      description: 'Languages of sound, BCP 47; empty when unknown.',
      resolve: ({ audio }) => [...audio],
    }),
    subtitles: t.field({
      type: ['String'],
      description: 'Languages of subtitles, BCP 47; empty when unknown.',
      resolve: ({ subtitles }) => [...subtitles],
    }),
    availableSince: t.expose('availableSince', {
      type: 'Date',
      nullable: true,
      description: 'Its first day; null when unknown.',
    }),
    expiresOn: t.expose('expiresOn', {
      type: 'Date',
      nullable: true,
      description: 'Its last day; null when unknown, which does not mean unlimited: see `expiryKnown`.',
    }),
    expiryKnown: t.exposeBoolean('expiryKnown', { description: 'Whether the source says when it ends.' }),
    deepLink: t.field({
      type: DeepLinkRef,
      nullable: true,
      description: 'The link that opens it on a device; null when the platform has no known link for that device.',
      args: {
        device: t.arg({ type: DeepLinkDeviceRef, defaultValue: 'WEB', description: 'Where it is to be opened.' }),
      },
      resolve: async (offer, { device }, context) =>
        deepLink(await platformFor(offer, context), offer, device ?? 'WEB'),
    }),
    source: t.expose('source', {
      type: OfferSourceRef,
      description: 'Who says so. SAMPLE offers are made up and not what is true today.',
    }),
    checkedAt: t.expose('checkedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the source was last asked; null when never.',
    }),
  }),
});

builder.asEntity(OfferRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => context.offer.load(id),
});
