import type { Database, Prisma } from '@media-gateway/database';
import type { OfferChange } from '@media-gateway/kernel';
import { type OfferState, changedOffers } from '../domain/offers.ts';
import { REVISION_LOCK } from './lock.ts';

interface OfferRow extends OfferState {
  readonly titleId: string;
}

/** Far above what a batch takes: on the one connection of PGlite a transaction waits its turn behind an import. */
const TIMES = { maxWait: 30_000, timeout: 30_000 };

/**
 * Takes changes of offers into the documents. A title that content has not told of yet gets a row of version 0, which is
 * completed later and found by nobody until then: the change is not lost, and nobody has to wait.
 */
export const takeOfferChanges = (db: Database, changes: readonly OfferChange[]): Promise<void> =>
  db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${REVISION_LOCK})`;
    const known = await readOffers(tx, [...new Set(changes.map(({ titleId }) => titleId))]);
    const changed = changedOffers(known, changes);
    if (changed.length > 0) await writeOffers(tx, changed);
  }, TIMES);

async function readOffers(
  tx: Prisma.TransactionClient,
  titleIds: readonly string[],
): Promise<ReadonlyMap<string, OfferState>> {
  const rows = await tx.$queryRaw<OfferRow[]>`
    select "titleId", offers, "offerSequences" from search.document where "titleId" = any(${titleIds})`;
  return new Map(rows.map((row) => [row.titleId, row]));
}

const writeOffers = (tx: Prisma.TransactionClient, rows: readonly OfferRow[]): Promise<number> => tx.$executeRaw`
  insert into search.document ("titleId", version, kind, name, popularity, "otherNames", genres, keywords, moods, countries, languages,
    people, offers, "offerSequences")
  select "titleId", 0, '', '', 0, '{}', '{}', '{}', '{}', '{}', '{}', '{}', offers, "offerSequences"
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as fresh("titleId" text, offers text[], "offerSequences" jsonb)
  on conflict ("titleId") do update set
    revision = excluded.revision, offers = excluded.offers, "offerSequences" = excluded."offerSequences"`;
