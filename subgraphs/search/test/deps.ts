import { type SubgraphDeps, createLogger, openBus, openCache } from '@media-gateway/adapters';
import { migrate, openDatabase } from '@media-gateway/database';
import type { OfferChange, TitleDocument } from '@media-gateway/kernel';

export interface TestDeps extends SubgraphDeps {
  /** SQL statements sent so far. */
  readonly statements: string[];
  close(): Promise<void>;
}

/** A migrated database in memory with the adapters of one process. */
export async function openTestDeps(): Promise<TestDeps> {
  const statements: string[] = [];
  const database = await openDatabase({ url: 'pglite:memory', onQuery: (sql) => statements.push(sql) });
  await migrate(database);
  const bus = await openBus({ BUS_URL: 'memory:' });
  const cache = await openCache({ CACHE_URL: 'memory:' });
  const log = createLogger('silent', 'search');
  return {
    db: database.db,
    bus,
    cache,
    log,
    now: Date.now,
    statements,
    close: () => bus.close().then(() => database.close()),
  };
}

/** A title of content with what matters to a test. */
export const titleOf = (id: string, facts: Partial<TitleDocument> = {}): TitleDocument => ({
  id: `title_${id}`,
  kind: 'FILM',
  name: id,
  originalName: null,
  otherNames: [],
  synopsis: null,
  year: null,
  runtimeMinutes: null,
  genres: [],
  keywords: [],
  moods: [],
  countries: [],
  languages: [],
  certifications: {},
  people: [],
  popularity: 0,
  version: 1,
  sightings: [],
  ...facts,
});

/** A change of an offer on a platform in the US. */
export const changeOf = (
  title: string,
  platform: string,
  sequence: number,
  kind: OfferChange['kind'] = 'NEW',
): OfferChange => ({
  sequence: String(sequence),
  kind,
  offerId: `offer_${title}-${platform}`,
  titleId: `title_${title}`,
  platform,
  region: 'US',
  type: 'SUBSCRIPTION',
  at: '2026-01-01T00:00:00.000Z',
});
