import { checkRegion } from '@media-gateway/kernel';
import { cachedFor } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import { type Platform, platformOf } from '../domain/platform.ts';
import { OfferTypeRef } from './enums.ts';

export const PlatformRef = builder.objectRef<Platform>('Platform').implement({
  description: 'A service that shows films and series.',
  directives: cachedFor(3600),
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its code, such as "netflix".' }),
    name: t.exposeString('name', { description: 'Its name as it writes it.' }),
    regions: t.field({ type: ['Region'], description: 'Where it is offered.', resolve: ({ regions }) => [...regions] }),
    monetization: t.field({
      type: [OfferTypeRef],
      description: 'The types of offers it has.',
      resolve: ({ monetization }) => [...monetization],
    }),
    homepage: t.exposeString('homepage', { description: 'Its address on the web.' }),
  }),
});

builder.asEntity(PlatformRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: async ({ id }, context) => (await context.platforms()).get(id) ?? null,
});

builder.queryFields((t) => ({
  platforms: t.field({
    type: [PlatformRef],
    nullable: true,
    description: 'The platforms that are known, by code.',
    listSize: { assumedSize: 10 },
    args: { region: t.arg({ type: 'Region', description: 'Only those offered in this region.' }) },
    resolve: async (_, { region }, context) => {
      const platforms = [...(await context.platforms()).values()];
      const wanted = region == null ? null : checkRegion(region);
      return platforms.filter(({ regions }) => wanted === null || regions.includes(wanted));
    },
  }),
  platform: t.field({
    type: PlatformRef,
    nullable: true,
    description: 'One platform. An unknown code is an error UNKNOWN_PLATFORM that lists the known ones.',
    args: { id: t.arg.id({ required: true, description: 'Its code, such as "netflix".' }) },
    resolve: async (_, { id }, context) => platformOf(await context.platforms(), id),
  }),
}));
