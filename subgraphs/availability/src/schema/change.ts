import { checkPageSize, checkRegion, toConnection } from '@media-gateway/kernel';
import { CACHED_AS_PARENT, CONNECTION_ARGS, PAGED, cachedFor, connectionRef } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import { type Change, checkChangeFilter } from '../domain/change.ts';
import { feedCursor, readFeedCursor } from '../domain/cursor.ts';
import { platformOf } from '../domain/platform.ts';
import { followChanges } from '../follow.ts';
import { readChanges } from '../store/feed.ts';
import { ChangeKindRef, OfferTypeRef } from './enums.ts';
import { OfferRef } from './offer-type.ts';
import { PlatformRef } from './platform.ts';
import { TitleRef } from './title.ts';

const ChangeRef = builder.objectRef<Change>('AvailabilityChange').implement({
  description: 'A change of an offer.',
  directives: CACHED_AS_PARENT,
  fields: (t) => ({
    cursor: t.string({
      description: 'Its place among all changes: pass it as `after` to go on from here.',
      resolve: ({ sequence }) => feedCursor(sequence),
    }),
    kind: t.expose('kind', { type: ChangeKindRef, description: 'What happened.' }),
    title: t.field({
      type: TitleRef,
      nullable: true,
      description: 'Of which title.',
      resolve: ({ titleId }) => ({ id: titleId }),
    }),
    platform: t.field({
      type: PlatformRef,
      description: 'On which platform.',
      resolve: async ({ platform }, _, context) => platformOf(await context.platforms(), platform),
    }),
    region: t.expose('region', { type: 'Region', description: 'In which region.' }),
    type: t.expose('type', { type: OfferTypeRef, description: 'Of which type the offer is.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it became known.' }),
    offer: t.field({
      type: OfferRef,
      nullable: true,
      description: 'The offer as it is now; null when it is gone.',
      resolve: ({ offerId }, _, context) => context.offer.load(offerId),
    }),
  }),
});

const ChangeConnection = connectionRef(builder, 'AvailabilityChange', ChangeRef);

builder.queryField('availabilityChanges', (t) =>
  t.field({
    type: ChangeConnection,
    nullable: true,
    description:
      'Changes of offers since a cursor, oldest first. When a page is empty nothing is newer: keep the cursor you have.',
    listSize: PAGED,
    directives: cachedFor(10),
    args: {
      region: t.arg({ type: 'Region', description: 'Only in this region.' }),
      first: t.arg.int({ defaultValue: 20, description: CONNECTION_ARGS.first }),
      after: t.arg.string({
        description:
          'A cursor of this list or of `availabilityChanged`; without it the list begins with the first change ever.',
      }),
    },
    resolve: async (_, { region, first, after }, { deps }) => {
      const size = checkPageSize(first ?? 20);
      const filter = { regions: region == null ? [] : [checkRegion(region)] };
      const rows = await readChanges(deps.db, filter, after == null ? 0n : readFeedCursor(after), size + 1);
      return toConnection(rows, size, after, ({ sequence }) => feedCursor(sequence));
    },
  }),
);

builder.subscriptionField('availabilityChanged', (t) =>
  t.field({
    type: ChangeRef,
    description:
      'Changes of offers as they happen; with `after` first those that were missed, none lost and none twice.',
    args: {
      titleIds: t.arg.idList({
        description: 'Only of these titles, at most 100. Of this and each following list: none or empty takes all.',
      }),
      regions: t.arg({ type: ['Region'], description: 'Only in these regions, at most 100.' }),
      platforms: t.arg.idList({ description: 'Only on these platforms, by code, at most 100.' }),
      kinds: t.arg({ type: [ChangeKindRef], description: 'Only of these kinds.' }),
      after: t.arg.string({ description: 'The `cursor` of the last change seen; without it the feed begins now.' }),
    },
    subscribe: async (_, { after, ...lists }, context) => {
      const filter = checkChangeFilter(lists, await context.platforms());
      return followChanges(context.deps, { filter, after: after == null ? null : readFeedCursor(after) });
    },
    resolve: (change) => change,
  }),
);
