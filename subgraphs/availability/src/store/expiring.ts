import type { SubgraphDeps } from '@media-gateway/adapters';
import { Prisma } from '@media-gateway/database';
import { isRegion } from '@media-gateway/kernel';
import { addDays, dayOf } from '../domain/day.ts';
import { type OfferChanged, appendChanges } from './feed.ts';
import { type Transaction, changeOffers } from './transaction.ts';

/** How long before its end an offer is told of. */
const NOTICE_DAYS = 7;

/** Offers a round, so that no transaction grows long. */
const ROUND = 500;

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const REGIONS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(isRegion);

/**
 * Tells once of each offer that ends within a week. Idempotent: what was told within this end's week is not told again,
 * and an end that is put off by more than a week is told of again.
 * @returns how many were told of.
 */
export async function announceExpiring({ db, now }: Pick<SubgraphDeps, 'db' | 'now'>): Promise<number> {
  let told = 0;
  let round: number;
  do {
    round = await changeOffers(db, (tx) => announceRound(tx, now()));
    told += round;
  } while (round === ROUND);
  return told;
}

async function announceRound(tx: Transaction, now: number): Promise<number> {
  const offers = await findUntold(tx, dayOf(now));
  await appendChanges(
    tx,
    offers.map((offer) => ({ kind: 'EXPIRING', offer })),
    now,
  );
  return offers.length;
}

/** Naming all regions lets the index (region, expiresOn, id) answer without reading offers that end later. */
const findUntold = (tx: Transaction, today: string): Promise<OfferChanged['offer'][]> =>
  tx.$queryRaw(Prisma.sql`
    select o."id", o."titleId", o."platformId", o."region", o."type"::text as "type" from "availability"."offer" o
    where o."region" = any(${REGIONS}::text[])
      and o."expiresOn" between ${today}::date and ${addDays(today, NOTICE_DAYS)}::date
      and not exists (
        select 1 from "availability"."offer_change" c
        where c."titleId" = o."titleId" and c."offerId" = o."id" and c."kind" = 'EXPIRING'
          and c."at" >= o."expiresOn" - ${NOTICE_DAYS}::int
      )
    order by o."expiresOn", o."id" limit ${ROUND}`);
