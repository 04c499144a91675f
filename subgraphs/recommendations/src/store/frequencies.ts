import type { Database } from '@media-gateway/database';
import type { Frequencies } from '../domain/frequencies.ts';

/** About how many items are counted at most; more would change the weights little and cost much. */
const SAMPLE = 50_000;

/** Counts features over all items, or over a sample of their pages when there are more than 50,000. */
export async function countFeatures(db: Database): Promise<Frequencies> {
  // −1 while the table was never analysed, which a server does by itself long before it is that large.
  const [table] = await db.$queryRaw<{ rows: number }[]>`
    select reltuples::float8 as rows from pg_class where oid = 'recommendations.item'::regclass`;
  const percent = Math.min(100, (100 * SAMPLE) / Math.max(1, table?.rows ?? 1));
  const rows = await db.$queryRaw<{ feature: string | null; items: number }[]>`
    with sample as materialized (select features from recommendations.item tablesample system (${percent}::float4))
    select feature, count(*)::int as items from sample, unnest(features) as feature group by feature having count(*) > 1
    union all select null, count(*)::int from sample`;
  const sampled = rows.find(({ feature }) => feature === null)?.items ?? 0;
  const counts = new Map(rows.flatMap(({ feature, items }) => (feature === null ? [] : [[feature, items] as const])));
  return { sampled, scale: 100 / percent, counts };
}

/** The frequencies as they were a while ago: no request counts them by itself. */
export interface FrequencySource {
  current(): Promise<Frequencies>;
}

export interface FrequencySourceOptions {
  readonly db: Database;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/** Counting again waits this many times as long as counting took, so that it is at most a hundredth of the work. */
const PAUSE = 100;
const LEAST_PAUSE_MS = 10_000;

export function createFrequencySource({ db, now, onError }: FrequencySourceOptions): FrequencySource {
  let counted: Frequencies | undefined;
  let staleAt = 0;
  let counting: Promise<Frequencies> | undefined;
  const count = async () => {
    const begun = now();
    counted = await countFeatures(db);
    staleAt = now() + Math.max(LEAST_PAUSE_MS, PAUSE * (now() - begun));
    return counted;
  };
  const countOnce = () => (counting ??= count().finally(() => (counting = undefined)));
  return {
    async current() {
      if (!counted) return countOnce();
      if (now() > staleAt) countOnce().catch(onError);
      return counted;
    },
  };
}
