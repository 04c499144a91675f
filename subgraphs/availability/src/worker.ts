import { type SubgraphDeps, startRelay } from '@media-gateway/adapters';
import type { BusEvent, Running } from '@media-gateway/kernel';
import { reportsOf } from './domain/sighting.ts';
import { announceExpiring } from './store/expiring.ts';
import { readPlatforms } from './store/platforms.ts';
import { writeReports } from './store/write.ts';

const EXPIRING_EVERY_MS = 15 * 60_000;

/** Takes in what platforms' catalogues list, tells of offers that end soon, and publishes the outbox. */
export async function startWorker(deps: SubgraphDeps): Promise<Running> {
  const onError = (error: unknown) => deps.log.error({ err: error }, 'availability worker');
  const ingestion = await deps.bus.consume('content.ingested', 'availability', (event) => ingest(deps, event));
  const expiring = startExpiring(deps, onError);
  const relay = startRelay({ table: deps.db.availabilityOutbox, bus: deps.bus, onError });
  return together([ingestion, expiring, relay]);
}

/** Safe to repeat: the same sightings make the same offers. */
export async function ingest(deps: SubgraphDeps, { payload }: BusEvent<'content.ingested'>): Promise<void> {
  const { reports, unknown } = reportsOf(payload.titles, await readPlatforms(deps));
  if (unknown.length > 0)
    deps.log.warn({ unknown }, 'sightings on unknown platforms or in unknown regions were left out');
  if (reports.length > 0) await writeReports(deps, reports);
}

function startExpiring(deps: SubgraphDeps, onError: (error: unknown) => void): Running {
  let working: Promise<unknown> = Promise.resolve();
  const work = () => {
    working = working.then(() => announceExpiring(deps)).catch(onError);
  };
  work();
  const timer = setInterval(work, EXPIRING_EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await working;
    },
    idle: async () => void (await working),
  };
}

/** In order: what comes first feeds what follows. */
const together = (parts: readonly Running[]): Running => ({
  async stop() {
    for (const part of parts) await part.stop();
  },
  async idle() {
    for (const part of parts) await part.idle();
  },
});
