import { checkRegion } from '@media-gateway/kernel';
import { titleStub } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import { checkPlatforms } from '../domain/change.ts';
import { chooseOffers } from '../domain/rank.ts';
import { OfferTypeRef, QualityRef } from './enums.ts';
import { OfferRef } from './offer-type.ts';

export const TitleRef = titleStub(builder);

builder.objectFields(TitleRef, (t) => ({
  offers: t.field({
    type: [OfferRef],
    nullable: true,
    description:
      'Where it can be watched today in a region, best first: the cheaper way, then the lower price, then the better picture.',
    listSize: { assumedSize: 5 },
    args: {
      region: t.arg({ type: 'Region', required: true, description: 'Where the viewer is.' }),
      types: t.arg({ type: [OfferTypeRef], description: 'Only these types; none or an empty list takes all.' }),
      platforms: t.arg.idList({
        description:
          'Only on these platforms, by code such as "netflix"; at most 100. None or an empty list takes all.',
      }),
      quality: t.arg({
        type: QualityRef,
        description: 'At least this quality; offers of unknown quality are then left out.',
      }),
    },
    resolve: async ({ id }, { region, types, platforms, quality }, context) => {
      const filter = {
        types: types ?? [],
        platforms: platforms ? checkPlatforms(platforms, await context.platforms()) : [],
        quality: quality ?? null,
      };
      const offers = await context.offersOf.load({ titleId: id, region: checkRegion(region) });
      return chooseOffers(offers, context.today(), filter);
    },
  }),
  watchNow: t.field({
    type: OfferRef,
    nullable: true,
    description: 'The best of `offers`; null when it can be watched nowhere in the region, as far as is known.',
    args: { region: t.arg({ type: 'Region', required: true, description: 'Where the viewer is.' }) },
    resolve: async ({ id }, { region }, context) => {
      const offers = await context.offersOf.load({ titleId: id, region: checkRegion(region) });
      return chooseOffers(offers, context.today())[0] ?? null;
    },
  }),
}));
