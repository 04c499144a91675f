import type { Database } from '@media-gateway/database';

/** Rows a statement, so that none runs for long. */
const BATCH = 5000;

/** Forgets events seen before that moment. */
export async function pruneSeenEvents(db: Database, before: Date): Promise<void> {
  for (let gone = BATCH; gone === BATCH;) {
    gone = await db.$executeRaw`delete from recommendations.seen_event where id in (
      select id from recommendations.seen_event where at < ${before.toISOString()}::timestamp order by at limit ${BATCH})`;
  }
}
