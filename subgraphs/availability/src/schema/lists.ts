import { AppError, checkPageSize, checkRegion, toConnection } from '@media-gateway/kernel';
import { CONNECTION_ARGS, PAGED, cachedFor, connectionRef } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { checkPlatforms } from '../domain/change.ts';
import { dayCursor, readDayCursor } from '../domain/cursor.ts';
import { addDays } from '../domain/day.ts';
import { type OfferList, readLeaving, readNewOffers } from '../store/lists.ts';
import { OfferRef } from './offer-type.ts';

const OfferConnection = connectionRef(builder, 'Offer', OfferRef);

/** How far ahead `leavingSoon` looks, at most. */
const MAX_DAYS = 365;

interface ListArgs {
  readonly region: string;
  readonly platforms?: readonly string[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

async function listOf(name: string, args: ListArgs, context: Context): Promise<OfferList & { readonly first: number }> {
  const first = checkPageSize(args.first ?? 20);
  return {
    region: checkRegion(args.region),
    platforms: checkPlatforms(args.platforms, await context.platforms()),
    today: context.today(),
    first,
    take: first + 1,
    after: args.after == null ? null : readDayCursor(name, args.after),
  };
}

function checkDays(days: number): number {
  if (days >= 0 && days <= MAX_DAYS) return days;
  throw new AppError('BAD_USER_INPUT', `"days" is ${days}; it is 0 to ${MAX_DAYS}.`, {
    details: { argument: 'days', minimum: 0, maximum: MAX_DAYS },
  });
}

const PLATFORMS = 'Only on these platforms, by code such as "netflix"; at most 100. None or an empty list takes all.';

builder.queryFields((t) => ({
  leavingSoon: t.field({
    type: OfferConnection,
    nullable: true,
    description: 'Offers that end within some days, soonest first. Offers whose end is unknown are not among them.',
    listSize: PAGED,
    directives: cachedFor(60),
    args: {
      region: t.arg({ type: 'Region', required: true, description: 'Where.' }),
      days: t.arg.int({ defaultValue: 30, description: 'How many days ahead, 0 (today) to 365.' }),
      platforms: t.arg.idList({ description: PLATFORMS }),
      first: t.arg.int({ defaultValue: 20, description: CONNECTION_ARGS.first }),
      after: t.arg.string({ description: CONNECTION_ARGS.after }),
    },
    resolve: async (_, args, context) => {
      const list = await listOf('leavingSoon', args, context);
      const rows = await readLeaving(context.deps.db, list, addDays(list.today, checkDays(args.days ?? 30)));
      return toConnection(rows, list.first, args.after, (offer) => dayCursor('leavingSoon', offer.expiresOn, offer));
    },
  }),
  newOffers: t.field({
    type: OfferConnection,
    nullable: true,
    description: 'Offers that began last, newest first. Offers whose beginning is unknown are not among them.',
    listSize: PAGED,
    directives: cachedFor(60),
    args: {
      region: t.arg({ type: 'Region', required: true, description: 'Where.' }),
      platforms: t.arg.idList({ description: PLATFORMS }),
      first: t.arg.int({ defaultValue: 20, description: CONNECTION_ARGS.first }),
      after: t.arg.string({ description: CONNECTION_ARGS.after }),
    },
    resolve: async (_, args, context) => {
      const list = await listOf('newOffers', args, context);
      const platforms = list.platforms.length > 0 ? list.platforms : [...(await context.platforms()).keys()];
      const rows = await readNewOffers(context.deps.db, { ...list, platforms });
      return toConnection(rows, list.first, args.after, (offer) => dayCursor('newOffers', offer.availableSince, offer));
    },
  }),
}));
